import asyncio
from collections.abc import Iterator

import aiofiles
import trio


async def write(path: str, text: str) -> None:
    async with aiofiles.open(path, "w") as file:
        await file.write(text)


async def write_from(queue: asyncio.Queue[tuple[str, str]]) -> None:
    while not queue.empty():
        path, text = queue.get_nowait()
        await write(path, text)


async def write_rest(rest: list[tuple[str, str]]) -> None:
    while rest:
        await write(*rest.pop())


async def listen(path: str) -> None:
    while True:
        async with aiofiles.open(path) as file:
            print(await file.read())
        await asyncio.sleep(60)


async def write_received(channel: trio.MemoryReceiveChannel) -> None:
    async with channel:
        async for path, text in channel:
            await write(path, text)


def lines(text: str) -> Iterator[str]:
    yield from text.splitlines()
