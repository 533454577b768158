"""A relay that forwards what comes in as a stream."""

import asyncio
from collections.abc import AsyncIterable

import httpx


async def forward(client: httpx.AsyncClient, notice: str) -> None:
    await client.post("/notices", json={"id": notice})


async def forward_all(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    sent = set()
    async for notice in notices:
        sent.add(asyncio.create_task(forward(client, notice)))
    await asyncio.gather(*sent)  # error: [no-unbounded-fan-out] "for every element of `notices`"


async def forward_named(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    sent: list[asyncio.Task[None]] = []
    async for notice in notices:
        task = asyncio.create_task(forward(client, notice))
        sent.append(task)
    await asyncio.wait(sent)  # error: [no-unbounded-fan-out] "for every element of `notices`"


async def forward_coroutines(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    sent = []
    async for notice in notices:
        sent.append(forward(client, notice))
    await asyncio.gather(*sent)  # error: [no-unbounded-fan-out] "for every element of `notices`"


async def forward_list(client: httpx.AsyncClient, notices: list[str]) -> None:
    sent = set()
    for notice in notices:
        task = asyncio.create_task(forward(client, notice))  # error: [no-unbounded-fan-out] "for every element of `notices`"
        sent.add(task)
    await asyncio.wait(sent)


async def forward_as_they_come(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    running = set()
    async for notice in notices:
        task = asyncio.create_task(forward(client, notice))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


async def forward_pool(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    running = set()
    async for notice in notices:
        running.add(asyncio.create_task(forward(client, notice)))
        if len(running) >= 8:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.gather(*running)


async def forward_in_groups(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    group = []
    async for notice in notices:
        group.append(forward(client, notice))
        if len(group) == 10:
            await asyncio.gather(*group)
            group.clear()
    await asyncio.gather(*group)


async def forward_limited(client: httpx.AsyncClient, notices: AsyncIterable[str]) -> None:
    semaphore = asyncio.Semaphore(8)
    sent = set()
    async for notice in notices:
        await semaphore.acquire()
        task = asyncio.create_task(forward(client, notice))
        task.add_done_callback(lambda _: semaphore.release())
        sent.add(task)
    await asyncio.gather(*sent)


async def count_seen(notices: AsyncIterable[str]) -> int:
    seen = set()
    async for notice in notices:
        seen.add(notice)
    return len(seen)
