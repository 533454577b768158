"""Collections that a loop fills, and keeps short or not."""

import asyncio
from itertools import islice

import aiohttp

LIMIT = 10
SETTINGS = {"pages": 5}


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def flushed(session: aiohttp.ClientSession, urls: list[str]) -> None:
    batch = []
    for url in urls:
        batch.append(url)
        if len(batch) >= LIMIT:
            await asyncio.gather(*(fetch(session, one) for one in batch))
            batch.clear()
    await asyncio.gather(*(fetch(session, one) for one in batch))


async def begun_anew(session: aiohttp.ClientSession, urls: list[str]) -> None:
    batch = []
    for url in urls:
        batch.append(url)
        if len(batch) < LIMIT:
            continue
        await asyncio.gather(*(fetch(session, one) for one in batch))
        batch = []


async def taken_as_long_as_few(session: aiohttp.ClientSession, urls: list[str]) -> None:
    batch = []
    while urls and len(batch) < LIMIT:
        batch.append(urls.pop())
    await asyncio.gather(*(fetch(session, one) for one in batch))


async def of_each_page(session: aiohttp.ClientSession, pages: list[list[str]]) -> None:
    for page in pages:
        found = []
        for url in page:
            found.append(url)
        await asyncio.gather(*(fetch(session, one) for one in found))  # error: [no-unbounded-fan-out] "for every element of `found`"


async def first_tasks(session: aiohttp.ClientSession, urls: list[str]) -> None:
    tasks = []
    for url in urls:
        tasks.append(asyncio.create_task(fetch(session, url)))
        if len(tasks) >= LIMIT:
            break
    await asyncio.gather(*tasks)


async def first_rounds(session: aiohttp.ClientSession, urls: list[str]) -> None:
    tasks = []
    for number, url in enumerate(urls):
        if number == LIMIT:
            break
        tasks.append(fetch(session, url))
    await asyncio.gather(*tasks)


async def first_counted(session: aiohttp.ClientSession, urls: list[str]) -> None:
    tasks = []
    count = 0
    for url in urls:
        if count >= LIMIT:
            break
        count += 1
        tasks.append(fetch(session, url))
    await asyncio.gather(*tasks)


async def first_wanted(session: aiohttp.ClientSession, urls: list[str]) -> None:
    tasks = []
    for url in urls:
        if url.startswith("https:"):
            task = asyncio.create_task(fetch(session, url))
            task.add_done_callback(print)
            tasks.append(task)
            if len(tasks) >= LIMIT:
                break
    await asyncio.gather(*tasks)


async def only_told(session: aiohttp.ClientSession, urls: list[str]) -> None:
    tasks = []
    count = 0
    for url in urls:
        tasks.append(asyncio.create_task(fetch(session, url)))  # error: [no-unbounded-fan-out] "for every element of `urls`"
        count += 1
        if count % LIMIT == 0:
            print(count)
    await asyncio.gather(*tasks)


async def cut_before(session: aiohttp.ClientSession, urls: list[str]) -> None:
    batches = []
    batch: list[str] = []
    for url in urls:
        batch.append(url)
        if len(batch) == LIMIT:
            batches.append(batch)
            batch = []
    batches.append(batch)
    for one in batches:
        await asyncio.gather(*(fetch(session, url) for url in one))


async def grouped_before(session: aiohttp.ClientSession, pages: list[list[str]]) -> None:
    groups = []
    for page in pages:
        groups.append(page)
    for group in groups:
        await asyncio.gather(*(fetch(session, url) for url in group))  # error: [no-unbounded-fan-out] "for every element of `group`"


async def left_for_others(session: aiohttp.ClientSession, urls: list[str], seen: list[str]) -> None:
    tasks = []
    for url in urls:
        if len(seen) >= LIMIT:
            break
        tasks.append(asyncio.create_task(fetch(session, url)))  # error: [no-unbounded-fan-out] "for every element of `urls`"
    await asyncio.gather(*tasks)


async def until_empty(session: aiohttp.ClientSession, urls: list[str]) -> None:
    rest = iter(urls)
    for batch in iter(lambda: list(islice(rest, LIMIT)), []):
        await asyncio.gather(*[fetch(session, url) for url in batch])


async def as_many_as_set(session: aiohttp.ClientSession, settings: dict[str, int]) -> None:
    await asyncio.gather(*[fetch(session, f"/{page}") for page in range(SETTINGS["pages"])])
    await asyncio.gather(*[fetch(session, f"/{page}") for page in range(settings["pages"])])  # error: [no-unbounded-fan-out] "for every element of `range()`"


class Feeds:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.feeds: list[str] = []

    async def refresh(self, urls: list[str]) -> None:
        feeds = self.feeds.copy()

        async def fetch_feeds() -> list[str]:
            return await asyncio.gather(*[fetch(self.session, url) for url in feeds])

        async def fetch_given() -> list[str]:
            return await asyncio.gather(*[fetch(self.session, url) for url in urls])  # error: [no-unbounded-fan-out] "for every element of `urls`"

        await fetch_feeds()
        await fetch_given()
