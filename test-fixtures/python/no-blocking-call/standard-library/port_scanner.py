"""Sockets with the same name: what one function does with its own tells nothing of that of another."""

import asyncio
import queue
import socket


async def knock(host: str, port: int) -> bool:
    connection = socket.socket()
    connection.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(connection, (host, port))
        connection.send(b"\r\n")
    except OSError:
        return False
    finally:
        connection.close()
    return True


async def greet(host: str, port: int) -> bytes:
    connection = socket.create_connection((host, port))  # error: [no-blocking-call] "`socket.create_connection()` blocks"
    connection.sendall(b"HELO\r\n")  # error: [no-blocking-call] "`connection.sendall()` blocks"
    return connection.recv(1024)  # error: [no-blocking-call] "`connection.recv()` blocks"


async def watch(port: int) -> None:
    listener = socket.socket()
    listener.setblocking(False)

    def answer() -> None:
        peer, _ = listener.accept()
        peer.close()

    asyncio.get_running_loop().add_reader(listener, answer)


async def collect(hosts: list[str]) -> queue.Queue[str]:
    found: queue.Queue[str] = queue.Queue()
    for host in hosts:
        if await knock(host, 22):
            found.put(host)
    return found


async def collect_some(hosts: list[str]) -> queue.Queue[str]:
    found: queue.Queue[str] = queue.Queue(10)
    for host in hosts:
        found.put(host)  # error: [no-blocking-call] "`found.put()` blocks"
    return found
