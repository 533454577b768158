"""One concurrent operation for each element of something that can be long."""

import asyncio
from collections.abc import AsyncIterator, Iterable

import aiohttp
import anyio
import asyncpg
import httpx
import trio

PAGES = 500


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def fetch_untyped(session, url):
    async with session.get(url) as response:
        return await response.text()


async def gather_list(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(session, url) for url in urls])  # error: [no-unbounded-fan-out] "`asyncio.gather()` starts `fetch()` for every element of `urls`"


async def gather_generator(session, urls):
    return await asyncio.gather(*(fetch_untyped(session, url) for url in urls))  # error: [no-unbounded-fan-out] "starts `fetch_untyped()`"


async def gather_map(urls: list[str]) -> list[str]:
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*map(client.get, urls))  # error: [no-unbounded-fan-out] "starts `client.get()`"


async def gather_filled(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    pages = []
    for url in urls:
        pages.append(fetch(session, url))
    return await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def gather_named(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    pages = [fetch(session, url) for url in urls if url]
    return await asyncio.gather(*pages, return_exceptions=False)  # error: [no-unbounded-fan-out] "`asyncio.gather()`"


async def gather_copied(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    pages = (fetch(session, url) for url in urls)
    pages = list(pages)
    return await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def gather_copies_of_copies(session: aiohttp.ClientSession, urls: list[str]) -> None:
    pages = [asyncio.create_task(fetch(session, url)) for url in urls]  # error: [no-unbounded-fan-out] "This starts a task"
    while pages:
        rest = list(pages)
        await asyncio.wait(rest)
        pages = [*rest]


async def gather_twice(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    pages = [fetch(session, url) for url in urls]
    pages += pages
    pages.extend(pages)
    return await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "for every element of `urls`"


async def gather_tasks(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    tasks = [asyncio.create_task(fetch(session, url)) for url in urls]  # error: [no-unbounded-fan-out] "This starts a task for every element of `urls`"
    return await asyncio.gather(*tasks)


async def wait_for_set(session: aiohttp.ClientSession, urls: list[str]) -> None:
    await asyncio.wait({asyncio.ensure_future(fetch(session, url)) for url in urls})  # error: [no-unbounded-fan-out] "This starts a task"


async def one_by_one(session: aiohttp.ClientSession, urls: Iterable[str]) -> None:
    for page in asyncio.as_completed([fetch(session, url) for url in urls]):  # error: [no-unbounded-fan-out] "`asyncio.as_completed()`"
        print(await page)


async def task_group(session: aiohttp.ClientSession, urls: list[str]) -> None:
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch(session, url))  # error: [no-unbounded-fan-out] "This starts a task"


async def anyio_group(session: aiohttp.ClientSession, urls: list[str]) -> None:
    async with anyio.create_task_group() as group:
        for url in urls:
            group.start_soon(fetch, session, url)  # error: [no-unbounded-fan-out] "This starts a task"


async def trio_nursery(session, urls):
    async with trio.open_nursery() as nursery:
        for url in urls:
            nursery.start_soon(fetch_untyped, session, url)  # error: [no-unbounded-fan-out] "This starts a task"


async def on_the_loop(session: aiohttp.ClientSession, urls: list[str]) -> None:
    loop = asyncio.get_running_loop()
    pending = set()
    for url in urls:
        pending.add(loop.create_task(fetch(session, url)))  # error: [no-unbounded-fan-out] "This starts a task"
    await asyncio.wait(pending)


async def many_pages(session: aiohttp.ClientSession) -> list[str]:
    return await asyncio.gather(*[fetch(session, f"/{page}") for page in range(PAGES)])  # error: [no-unbounded-fan-out] "for every element of `range()`"


async def counted_pages(session: aiohttp.ClientSession, count: int) -> list[str]:
    return await asyncio.gather(*[fetch(session, f"/{page}") for page in range(1, count + 1)])  # error: [no-unbounded-fan-out] "`range()`"


async def all_pairs(session: aiohttp.ClientSession, hosts: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(session, host + path) for host in hosts for path in ("/a", "/b")])  # error: [no-unbounded-fan-out] "element of `hosts`"


async def numbered(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(session, f"{url}?{index}") for index, url in enumerate(urls)])  # error: [no-unbounded-fan-out] "`asyncio.gather()`"


async def with_timeout(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[asyncio.wait_for(fetch(session, url), 5) for url in urls])  # error: [no-unbounded-fan-out] "starts `fetch()`"


async def by_name(session: aiohttp.ClientSession, urls: dict[str, str]) -> dict[str, str]:
    pages = await asyncio.gather(*[fetch(session, url) for url in urls.values()])  # error: [no-unbounded-fan-out] "element of `urls.values()`"
    return dict(zip(urls, pages))


async def from_rows(pool: asyncpg.Pool) -> list:
    rows = await pool.fetch("select id from users")
    return await asyncio.gather(*[pool.fetchrow("select * from orders where id = $1", row) for row in rows])  # error: [no-unbounded-fan-out] "starts `pool.fetchrow()`"


async def from_lines(session: aiohttp.ClientSession, path: str) -> list[str]:
    with open(path) as file:
        return await asyncio.gather(*[fetch(session, line) for line in file])  # error: [no-unbounded-fan-out] "element of `file`"


async def extended(session: aiohttp.ClientSession, first: list[str], second: list[str]) -> list[str]:
    pages = []
    pages.extend(fetch(session, url) for url in first + second)
    return await asyncio.gather(*pages)  # error: [no-unbounded-fan-out] "`asyncio.gather()`"


class Crawler:
    def __init__(self, urls: list[str], session: aiohttp.ClientSession) -> None:
        self.urls = urls
        self.session = session

    async def load(self, url: str) -> str:
        return await fetch(self.session, url)

    async def run(self) -> list[str]:
        return await asyncio.gather(*[self.load(url) for url in self.urls])  # error: [no-unbounded-fan-out] "starts `self.load()` for every element of `self.urls`"

    async def run_again(self) -> list[str]:
        return await asyncio.gather(*[self.load(url) for url in sorted(self.urls)])  # error: [no-unbounded-fan-out] "starts `self.load()`"


async def of_stream(session: aiohttp.ClientSession, urls: AsyncIterator[str]) -> list[str]:
    return await asyncio.gather(*[fetch(session, url) async for url in urls])  # error: [no-unbounded-fan-out] "element of `urls`"


async def of_each_other(session: aiohttp.ClientSession, urls: list[str]) -> None:
    found: list[str] = []
    seen: list[str] = []
    for _ in urls:
        found.extend(seen)
        seen.extend(found)
    await asyncio.gather(*[fetch(session, url) for url in found])  # error: [no-unbounded-fan-out] "element of `found`"
