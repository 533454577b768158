"""A line protocol over any stream of trio."""

import trio


class Lines:
    def __init__(self, stream: trio.abc.Stream) -> None:
        self.stream = stream

    async def send(self, line: str) -> None:
        await self.stream.send_all(line.encode())

    async def send_fast(self, line: str) -> None:
        self.stream.send_all(line.encode())  # error: [no-missing-await] "is not awaited"

    async def receive(self) -> str:
        return self.stream.receive_some().decode()  # error: [no-missing-await] "`.decode` raises an AttributeError"

    async def close(self) -> None:
        trio.aclose_forcefully(self.stream)  # error: [no-missing-await] "is not awaited"


async def read(path: str) -> str:
    async with await trio.open_file(path) as file:
        return await file.read()


async def read_lines(path: str) -> list[str]:
    file = await trio.open_file(path)
    return [line for line in file]  # error: [no-missing-await] "Use `async for`"


async def is_local(host: str) -> bool:
    addresses = trio.socket.getaddrinfo(host, 443)  # error: [no-missing-await] "holds a coroutine"
    return addresses[0][4][0] == "127.0.0.1"


async def serve(port: int) -> None:
    listeners = await trio.open_tcp_listeners(port)
    print(listeners[0].socket.getsockname())
    await trio.serve_listeners(echo, listeners)


async def echo(stream: trio.SocketStream) -> None:
    async for data in stream:
        await stream.send_all(data)
