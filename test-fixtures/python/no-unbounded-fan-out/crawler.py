"""A crawler that follows links, with several ways to go about it."""

import asyncio
import random
from itertools import islice

import aiohttp

MAX_DEPTH = 3
CONCURRENCY = 8


class Crawler:
    def __init__(self, session: aiohttp.ClientSession, max_workers: int = CONCURRENCY) -> None:
        self.session = session
        self.max_workers = max_workers
        self.seen: set[str] = set()
        self.slots = asyncio.BoundedSemaphore(max_workers)
        self.frontier: asyncio.Queue[str] = asyncio.Queue()

    async def read(self, url: str) -> list[str]:
        response = await self.session.get(url)
        return (await response.text()).split()

    async def read_politely(self, url: str) -> list[str]:
        await asyncio.sleep(random.random())
        async with self.slots:
            return await self.read(url)

    async def follow(self, url: str, depth: int = 0) -> None:
        if depth > MAX_DEPTH or url in self.seen:
            return
        self.seen.add(url)
        links = await self.read(url)
        await asyncio.gather(*[self.follow(link, depth + 1) for link in links])  # error: [no-unbounded-fan-out] "starts `self.follow()` for every element of `links`"

    async def follow_at_once(self, url: str) -> None:
        await asyncio.gather(*[self.read(link) for link in await self.read(url)])  # error: [no-unbounded-fan-out] "for every element of `await self.read()` at once"

    async def follow_politely(self, url: str) -> None:
        links = await self.read_politely(url)
        await asyncio.gather(*[self.read_politely(link) for link in links])

    async def follow_some(self, url: str) -> None:
        links = await self.read(url)
        await asyncio.gather(*map(self.read, islice(links, self.max_workers)))
        await asyncio.gather(*map(self.read, random.sample(links, 5)))
        await asyncio.gather(*map(self.read, links[: self.max_workers]))

    async def follow_most(self, url: str) -> None:
        links = await self.read(url)
        await asyncio.gather(*map(self.read, links[1:]))  # error: [no-unbounded-fan-out] "`asyncio.gather()` starts `self.read()`"

    async def level(self, urls: set[str]) -> set[str]:
        found: set[str] = set()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.read(url)) for url in urls - self.seen]  # error: [no-unbounded-fan-out] "This starts a task"
        for task in tasks:
            found.update(task.result())
        return found

    async def by_levels(self, start: str) -> None:
        level = {start}
        while level:
            level = await self.level(level)

    async def drain(self) -> None:
        while True:
            url = await self.frontier.get()
            for link in await self.read(url):
                self.frontier.put_nowait(link)
            self.frontier.task_done()

    async def run(self, start: str) -> None:
        self.frontier.put_nowait(start)
        workers = [asyncio.create_task(self.drain()) for _ in range(self.max_workers)]
        await self.frontier.join()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def run_paced(self, urls: list[str]) -> None:
        running: set[asyncio.Task[list[str]]] = set()
        for url in urls:
            if len(running) >= self.max_workers:
                _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            running.add(asyncio.create_task(self.read(url)))
        await asyncio.gather(*running)

    async def run_in_waves(self, urls: list[str]) -> None:
        wave: list[asyncio.Task[list[str]]] = []
        for url in urls:
            wave.append(asyncio.create_task(self.read(url)))
            if len(wave) == self.max_workers:
                await asyncio.gather(*wave)
                wave.clear()
        await asyncio.gather(*wave)
