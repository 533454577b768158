"""Runs commands on machines, and follows a feed that connects again whenever it is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Generator

import asyncssh
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


async def calculate(host: str) -> int | None:
    async with asyncssh.connect(host) as connection:
        async with connection.create_process("bc") as process:
            process.stdin.write("2 + 2\n")
            print(await process.stdout.readline())
            process.stdin.write_eof()
            process.wait_closed()  # error: [no-missing-await] "the coroutine never runs"
        result = connection.run("uptime")  # error: [no-missing-await] "`.stdout` raises an AttributeError"
        print(result.stdout)
        return (await connection.run("true")).exit_status


async def upload(host: str, path: str) -> None:
    connection = await asyncssh.connect(host)
    async with connection, connection.start_sftp_client() as files:
        if files.exists(path):  # error: [no-missing-await] "always true"
            await files.remove(path)
        await files.put(path)


async def follow(url: str) -> None:
    async for connection in connect(url):
        try:
            async for message in connection:
                print(message)
            connection.send("bye")  # error: [no-missing-await] "the coroutine never runs"
        except ConnectionClosed:
            continue


class Pages:
    """All pages at once when it is awaited, one after the other when it is iterated over."""

    def __init__(self, count: int) -> None:
        self._count = count

    async def _load(self) -> list[str]:
        await asyncio.sleep(0)
        return [f"page {number}" for number in range(self._count)]

    def __await__(self) -> Generator[Any, None, list[str]]:
        return self._load().__await__()

    async def __aiter__(self) -> AsyncIterator[str]:
        for page in await self._load():
            yield page


async def read_all() -> list[str]:
    titles = [page.title() async for page in Pages(3)]
    async for page in Pages(2):
        titles.append(page)
    for page in Pages(1):  # error: [no-missing-await] "a plain `for` raises a TypeError"
        titles.append(page)
    return titles + await Pages(4)


class Fleet:
    def __init__(self, parallel: int) -> None:
        self._gate = asyncio.Semaphore(parallel)

    @asynccontextmanager
    async def _connect(self, host: str) -> AsyncIterator[asyncssh.SSHClientConnection]:
        async with self._gate, asyncssh.connect(host) as connection:
            yield connection

    async def run(self, host: str, command: str) -> str:
        async with self._connect(host) as connection:
            result = connection.run(command)  # error: [no-missing-await] "`.stdout` raises an AttributeError"
            return str(result.stdout)

    async def run_well(self, host: str, command: str) -> str:
        async with self._connect(host) as connection:
            return str((await connection.run(command)).stdout)
