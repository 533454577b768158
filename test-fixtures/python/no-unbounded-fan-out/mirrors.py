"""Limiters that everybody has for himself, and tasks that take the place of finished ones."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from itertools import islice

import aiohttp
from aiolimiter import AsyncLimiter


class Mirror:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.by_host: dict[str, asyncio.Semaphore] = {}

    async def get(self, url: str) -> str:
        async with self.session.get(url) as response:
            return await response.text()

    async def get_with_own(self, url: str) -> str:
        async with asyncio.Semaphore(5):
            return await self.get(url)

    async def get_with_named(self, url: str) -> str:
        limit = asyncio.Semaphore(5)
        async with limit:
            return await self.get(url)

    async def get_at_own_rate(self, url: str) -> str:
        await AsyncLimiter(10).acquire()
        return await self.get(url)

    async def get_by_host(self, host: str) -> str:
        limit = self.by_host.setdefault(host, asyncio.Semaphore(5))
        async with limit:
            return await self.get(host)

    async def get_all(self, hosts: list[str]) -> list[str]:
        shared = asyncio.Semaphore(5)

        async def get(url: str) -> str:
            async with shared:
                return await self.get(url)

        return await asyncio.gather(*[get(host) for host in hosts])

    async def not_limited(self, urls: list[str]) -> None:
        await asyncio.gather(*[self.get_with_own(url) for url in urls])  # error: [no-unbounded-fan-out] "starts `self.get_with_own()` for every element of `urls`"
        await asyncio.gather(*[self.get_with_named(url) for url in urls])  # error: [no-unbounded-fan-out] "starts `self.get_with_named()`"
        await asyncio.gather(*[self.get_at_own_rate(url) for url in urls])  # error: [no-unbounded-fan-out] "starts `self.get_at_own_rate()`"

    async def limited(self, hosts: list[str]) -> None:
        await asyncio.gather(*[self.get_by_host(host) for host in hosts])

    async def in_a_window(self, urls: Iterator[str], size: int) -> None:
        running = {asyncio.create_task(self.get(url)) for url in islice(urls, size)}
        while running:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                print(len(task.result()))
                url = next(urls, None)
                if url is not None:
                    running.add(asyncio.create_task(self.get(url)))

    async def with_all_links(self, start: str) -> None:
        running = {asyncio.create_task(self.get(start))}
        while running:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                for link in task.result().split():
                    running.add(asyncio.create_task(self.get(link)))  # error: [no-unbounded-fan-out] "for every element of `task.result().split()`"


async def merge(*streams: AsyncIterator[str]) -> AsyncIterator[str]:
    waiting = {asyncio.ensure_future(anext(stream)): stream for stream in streams}
    while waiting:
        done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            stream = waiting.pop(task)
            waiting[asyncio.ensure_future(anext(stream))] = stream
            yield task.result()
