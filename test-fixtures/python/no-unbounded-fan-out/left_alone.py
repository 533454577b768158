"""Fan-outs that are bounded, or that start nothing which could run out."""

import asyncio
import enum
import itertools
import sys
from dataclasses import dataclass, fields
from itertools import batched, islice
from typing import Literal, get_args

import aiohttp
import anyio

HOSTS = ["a.example.com", "b.example.com"]
LIMIT = 10
Zone = Literal["north", "south"]
ZONES: tuple[Zone, ...] = get_args(Zone)


@dataclass
class Endpoints:
    users: str = "/users"
    orders: str = "/orders"


class Region(enum.Enum):
    EUROPE = "eu"
    ASIA = "as"


class Client:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.semaphore = asyncio.Semaphore(LIMIT)
        self.limiter = anyio.CapacityLimiter(LIMIT)
        self.tasks: set[asyncio.Task[str]] = set()
        self.plugins: dict[str, "Plugin"] = {}
        self.in_flight: dict[str, asyncio.Task[str]] = {}

    async def get(self, url: str) -> str:
        async with self.session.get(url) as response:
            return await response.text()

    async def get_limited(self, url: str) -> str:
        async with self.semaphore:
            return await self.get(url)

    async def get_with_limiter(self, url: str) -> str:
        async with self.limiter, self.session.get(url) as response:
            return await response.text()

    async def get_acquired(self, url: str) -> str:
        await self.semaphore.acquire()
        try:
            return await self.get(url)
        finally:
            self.semaphore.release()

    async def get_indirectly(self, url: str) -> str:
        return await self.get_limited(url)

    async def get_once(self, url: str) -> str:
        task = self.in_flight.get(url)
        if task is None:
            task = self.in_flight[url] = asyncio.create_task(self.get_limited(url))
        return await asyncio.shield(task)

    async def get_all_once(self, urls: list[str]) -> list[str]:
        return await asyncio.gather(*map(self.get_once, urls))

    async def normalize(self, url: str) -> str:
        return url.lower()

    async def work(self, urls: asyncio.Queue[str]) -> None:
        while True:
            url = await urls.get()
            await self.get(url)
            urls.task_done()

    async def limited(self, urls: list[str]) -> None:
        await asyncio.gather(*[self.get_limited(url) for url in urls])
        await asyncio.gather(*[self.get_with_limiter(url) for url in urls])
        await asyncio.gather(*[self.get_acquired(url) for url in urls])
        await asyncio.gather(*[self.get_indirectly(url) for url in urls])
        await asyncio.gather(*map(self.get_limited, urls))

    async def short(self, urls: list[str], pair: tuple[str, str], regions: dict[str, str]) -> None:
        await asyncio.gather(*[self.get(url) for url in ("/a", "/b", "/c")])
        await asyncio.gather(*[self.get(url) for url in HOSTS])
        await asyncio.gather(*[self.get(region.value) for region in Region])
        await asyncio.gather(*[self.get(zone) for zone in ZONES], *[self.get(zone) for zone in get_args(Zone)])
        await asyncio.gather(*[self.get(field.name) for field in fields(Endpoints)])
        await asyncio.gather(*[self.get(url) for url in pair])
        await asyncio.gather(*[self.get(str(page)) for page in range(10)])
        await asyncio.gather(*[self.get(str(page)) for page in range(LIMIT)])
        await asyncio.gather(*[self.get(url) for url in urls[:10]])
        await asyncio.gather(*[self.get(url) for url in urls[-5:]])
        await asyncio.gather(*[self.get(url) for url in islice(urls, 10)])
        await asyncio.gather(*[self.get(url) for url, _ in zip(urls, HOSTS)])
        await asyncio.gather(self.get(urls[0]), self.get(urls[1]))

    async def in_chunks(self, urls: list[str], size: int) -> None:
        for chunk in batched(urls, 10):
            await asyncio.gather(*[self.get(url) for url in chunk])
        for start in range(0, len(urls), size):
            await asyncio.gather(*[self.get(url) for url in urls[start : start + size]])
        for start in range(0, len(urls), LIMIT):
            part = urls[start : start + LIMIT]
            await asyncio.gather(*[self.get(url) for url in part])

    async def workers(self, urls: asyncio.Queue[str], count: int) -> None:
        tasks = [asyncio.create_task(self.work(urls)) for _ in range(count)]
        await urls.join()
        for task in tasks:
            task.cancel()

    async def one_after_the_other(self, urls: list[str]) -> None:
        for url in urls:
            task = asyncio.create_task(self.get(url))
            await task

    async def some_at_a_time(self, urls: list[str]) -> None:
        running: set[asyncio.Task[str]] = set()
        for url in urls:
            if len(running) >= LIMIT:
                _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            running.add(asyncio.create_task(self.get(url)))
        await asyncio.wait(running)

    async def acquired_before(self, urls: list[str]) -> None:
        for url in urls:
            await self.semaphore.acquire()
            task = asyncio.create_task(self.get(url))
            task.add_done_callback(lambda _: self.semaphore.release())
            self.tasks.add(task)

    async def nothing_outside(self, urls: list[str]) -> list[str]:
        await asyncio.gather(*[asyncio.sleep(1) for _ in urls])
        await asyncio.gather(*[asyncio.to_thread(print, url) for url in urls])
        return await asyncio.gather(*[self.normalize(url) for url in urls])

    async def of_its_own(self) -> None:
        await asyncio.gather(*self.tasks)
        await asyncio.gather(*[plugin.start() for plugin in self.plugins.values()])
        await asyncio.gather(*[self.get(name) for name in self.plugins])

    async def close(self, sessions: list[aiohttp.ClientSession]) -> None:
        await asyncio.gather(*[session.close() for session in sessions])

    async def sequentially(self, urls: list[str]) -> list[str]:
        return [await self.get(url) for url in urls]


class Plugin:
    async def start(self) -> None:
        await asyncio.sleep(1)


async def with_argument(session: aiohttp.ClientSession, urls: list[str]) -> None:
    semaphore = asyncio.Semaphore(5)
    await asyncio.gather(*[fetch(semaphore, session, url) for url in urls])


async def fetch(semaphore: asyncio.Semaphore, session: aiohttp.ClientSession, url: str) -> str:
    async with semaphore:
        async with session.get(url) as response:
            return await response.text()


async def wrapped(client: Client, urls: list[str]) -> None:
    semaphore = asyncio.Semaphore(5)

    async def one(url: str) -> str:
        async with semaphore:
            return await client.get(url)

    await asyncio.gather(*[one(url) for url in urls])


async def repeated(client: Client) -> None:
    await asyncio.gather(*[client.get("/") for _ in itertools.repeat(None, 3)])


async def in_waves(client: Client, urls: list[str]) -> None:
    while urls:
        wave, urls = urls[:10], urls[10:]
        await asyncio.gather(*[client.get(url) for url in wave])


async def in_tens(client: Client, urls: list[str]) -> None:
    for ten in zip(*[iter(urls)] * 10):
        await asyncio.gather(*[client.get(url) for url in ten])


async def for_few_arguments(client: Client, urls: list[str]) -> None:
    if len(urls) > LIMIT:
        print("Too many")
        sys.exit(2)
    await asyncio.gather(*[client.get(url) for url in urls])


async def created_first(client: Client, urls: list[str]) -> None:
    waiting = [client.get(url) for url in urls]
    for start in range(0, len(waiting), LIMIT):
        await asyncio.gather(*waiting[start : start + LIMIT])


async def in_order(client: Client, urls: list[str]) -> None:
    last = None
    for url in urls:
        last = asyncio.create_task(get_after(last, client, url))
    if last is not None:
        await last


async def get_after(before: asyncio.Task[None] | None, client: Client, url: str) -> None:
    if before is not None:
        await before
    await client.get(url)


class Sender:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.last: asyncio.Task[None] | None = None

    async def send_all(self, urls: list[str]) -> None:
        for url in urls:
            self.last = asyncio.create_task(get_after(self.last, self.client, url))
