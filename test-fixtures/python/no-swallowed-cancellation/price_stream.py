"""Streams of prices for whoever loops over them, with limits and helpers of their own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
import trio


async def read_prices(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    async with asyncio.timeout(30):
        async for line in reader:
            yield line.strip()  # error: [no-swallowed-cancellation] "The time of `asyncio.timeout()` goes on"
#           ^^^^^


async def read_each_in_time(queue: asyncio.Queue[bytes]) -> AsyncIterator[bytes]:
    while True:
        async with asyncio.timeout(5):
            price = await queue.get()
        yield price


async def read_each_too_long(queue: asyncio.Queue[bytes]) -> AsyncIterator[bytes]:
    while True:
        async with asyncio.timeout(5):
            yield await queue.get()  # error: [no-swallowed-cancellation] "Put the limit around the awaits alone"


async def merge(first: AsyncIterator[bytes], second: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    queue: asyncio.Queue[bytes] = asyncio.Queue(10)

    async def forward(source: AsyncIterator[bytes]) -> None:
        async for price in source:
            await queue.put(price)

    async with asyncio.TaskGroup() as group:
        group.create_task(forward(first))
        group.create_task(forward(second))
        while True:
            yield await queue.get()  # error: [no-swallowed-cancellation] "When a task of `asyncio.TaskGroup()` fails"


async def take_turns(first: asyncio.Queue[bytes], second: asyncio.Queue[bytes], count: int) -> AsyncIterator[bytes]:
    async with asyncio.timeout(30):
        if count == 0:
            yield b""
        else:
            yield await first.get()
            yield await second.get()  # error: [no-swallowed-cancellation] "The time of `asyncio.timeout()` goes on"


@asynccontextmanager
async def open_buffered(source: AsyncIterator[bytes]) -> AsyncIterator[asyncio.Queue[bytes]]:
    queue: asyncio.Queue[bytes] = asyncio.Queue(10)

    async def forward() -> None:
        async for price in source:
            await queue.put(price)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(forward())
        yield queue
        task.cancel()


@asynccontextmanager
async def connect(hosts: list[str]) -> AsyncIterator[asyncio.StreamReader]:
    for host in hosts:
        try:
            async with asyncio.timeout(60):
                reader, writer = await asyncio.open_connection(host, 443)
                yield reader
                return
        except OSError:
            continue


async def run_beside(app: object) -> AsyncIterator[None]:
    # What an application framework enters and leaves once.
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.sleep(3600))
        yield
        task.cancel()


async def read_with_limit(queue: asyncio.Queue[bytes]) -> AsyncIterator[bytes]:
    async with asyncio.timeout(None) as limit:
        while True:
            limit.reschedule(asyncio.get_running_loop().time() + 5)
            price = await queue.get()
            limit.reschedule(None)
            yield price


async def read_samples(receive) -> AsyncIterator[bytes]:
    with anyio.move_on_after(10):
        while True:
            yield await receive()  # error: [no-swallowed-cancellation] "The time of `anyio.move_on_after()` goes on"


async def read_channel(channel: trio.MemoryReceiveChannel[bytes]) -> AsyncIterator[bytes]:
    async with trio.open_nursery() as nursery:
        nursery.start_soon(trio.sleep, 60)
        async for price in channel:
            yield price  # error: [no-swallowed-cancellation] "Open `trio.open_nursery()` around the loop"


async def collect(queue: asyncio.Queue[bytes]) -> list[bytes]:
    prices: list[bytes] = []
    async with asyncio.timeout(5):
        while len(prices) < 10:
            prices.append(await queue.get())

    def get_parts():
        for price in prices:
            yield price

    return list(get_parts())
