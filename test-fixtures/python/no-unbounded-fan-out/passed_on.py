"""Operations, limiters and collections that go by other names."""

import asyncio

import httpx

client = httpx.AsyncClient()
gate = asyncio.Semaphore(5)


async def load(url: str) -> str:
    return (await client.get(url)).text


async def load_gated(url: str) -> str:
    enter = gate.acquire
    await enter()
    try:
        return await load(url)
    finally:
        gate.release()


async def renamed(urls: list[str]) -> None:
    made = [load(url) for url in urls]
    pages = made
    await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def side_by_side(urls: list[str]) -> int:
    pages, count = [], 0
    for url in urls:
        page, size = load(url), len(url)
        pages.append(page)
        count += size
    await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"
    return count


async def in_passing(urls: list[str]) -> None:
    (pages := [load(url) for url in urls])
    await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def by_a_method_in_a_variable(urls: list[str]) -> None:
    async with asyncio.TaskGroup() as group:
        start = group.create_task
        for url in urls:
            start(load(url))  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def gated(urls: list[str]) -> None:
    made = [load_gated(url) for url in urls]
    pages = made
    await asyncio.gather(*pages)


async def a_few(urls: list[str]) -> None:
    made = [load(url) for url in urls[:5]]
    pages = made
    await asyncio.gather(*pages)
