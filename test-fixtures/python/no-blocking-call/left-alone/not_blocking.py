"""What looks like blocking and is not, or does not run on the event loop."""

import asyncio
import concurrent.futures
import functools
import os
import queue
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from os import P_NOWAIT, WNOHANG

import anyio
import httpx
import redis.asyncio
import requests

time.sleep(0)
settings = requests.get("https://example.com/settings.json").json()


def read_page(url: str) -> str:
    return requests.get(url).text


async def in_threads(url: str, pool: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(requests.get, url)
    await asyncio.to_thread(read_page, url)
    await loop.run_in_executor(None, read_page, url)
    await loop.run_in_executor(pool, functools.partial(requests.get, url, timeout=5))
    await loop.run_in_executor(None, lambda: time.sleep(1))
    await anyio.to_thread.run_sync(time.sleep, 1)
    pool.submit(read_page, url)
    threading.Thread(target=read_page, args=(url,)).start()


async def in_a_nested_function(url: str) -> str:
    def work() -> str:
        time.sleep(1)
        return read_page(url)

    return await asyncio.to_thread(work)


async def asynchronous_twins(url: str) -> str:
    cache = redis.asyncio.Redis()
    if value := await cache.get(url):
        return value
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()
    return response.text


class Jobs:
    def __init__(self) -> None:
        self.jobs: queue.Queue[str] = queue.Queue()
        self.lock = threading.Lock()
        self.names: set[str] = set()

    async def poll(self) -> str | None:
        try:
            return self.jobs.get_nowait()
        except queue.Empty:
            pass
        try:
            return self.jobs.get(block=False)
        except queue.Empty:
            return self.jobs.get(timeout=0)

    async def add(self, name: str) -> None:
        self.jobs.put(name)
        put = self.jobs.put
        put(name)
        with self.lock:
            self.names.add(name)
        if self.lock.acquire(blocking=False):
            self.lock.release()
        if self.lock.acquire(False):
            self.lock.release()

    def drain(self) -> None:
        while True:
            self.jobs.get()

    async def start(self) -> None:
        threading.Thread(target=self.drain, daemon=True).start()


async def reap(pid: int) -> int:
    pid, status = os.waitpid(pid, os.WNOHANG)
    return status


async def reap_any() -> int:
    pid, status = os.waitpid(-1, WNOHANG)
    return status


async def start_viewer(path: str) -> int:
    return os.spawnlp(os.P_NOWAIT, "viewer", "viewer", path)


async def start_editor(path: str) -> int:
    return os.spawnv(mode=P_NOWAIT, file="/usr/bin/editor", args=["editor", path])


async def results(futures: list[concurrent.futures.Future[int]]) -> list[int]:
    return [future.result() for future in futures if future.done()]


async def after_waiting(future: concurrent.futures.Future[int]) -> int:
    await asyncio.wrap_future(future)
    return future.result()


async def receive() -> bytes:
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.setblocking(False)
    server.connect(("127.0.0.1", 9))
    connect = server.connect
    connect(("127.0.0.1", 10))
    return await asyncio.get_running_loop().sock_recv(server, 1024)


async def shadowed(subprocess: dict, input: str) -> str:
    print(subprocess.get("run"))
    return input.upper()


async def rebound(time: "Clock") -> None:
    time.sleep(1)


class Clock:
    def sleep(self, seconds: float) -> None:
        self.now = seconds


async def finish(pool: ThreadPoolExecutor, process: subprocess.Popen[bytes]) -> int | None:
    pool.shutdown(wait=False)
    return process.poll()


async def working(deadline: float) -> int:
    count = 0
    while time.monotonic() < deadline:
        await asyncio.sleep(0.1)
        count += 1
    return count


async def awaited_elsewhere(loop: asyncio.AbstractEventLoop) -> None:
    await loop.getaddrinfo("example.com", 80)
    loop.call_soon(print, "done")


def warm_up() -> None:  # async-pitfalls: non-blocking
    time.sleep(0.2)


async def start() -> None:
    warm_up()


def is_known(name: str) -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        time.sleep(1)
        return False
    return bool(name)


async def ask(name: str) -> bool:
    return is_known(name)


def countdown() -> None:
    for _ in range(3):
        time.sleep(1)


if __name__ == "__main__":
    countdown()
    asyncio.run(start())


async def given(requests, time) -> None:
    """Whoever calls it says what these are."""
    requests.get("https://example.com")
    time.sleep(1)


async def given_to_inner(requests) -> None:
    async def send() -> None:
        await requests.get("https://example.com")
        requests.post("https://example.com")

    await send()
