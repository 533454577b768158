import asyncio
from asyncio import Semaphore

import aiohttp

slots = Semaphore(4)


async def read_feed(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def read_feed_in_turn(session: aiohttp.ClientSession, url: str) -> str:
    async with slots:
        return await read_feed(session, url)


async def parse_feed(text: str) -> list[str]:
    return text.split()


class FeedClient:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.lock = asyncio.Semaphore(2)

    async def read(self, url: str) -> str:
        return await read_feed(self.session, url)

    async def read_in_turn(self, url: str) -> str:
        async with self.lock:
            return await self.read(url)


class SlowFeedClient(FeedClient):
    async def read_twice(self, url: str) -> str:
        return await self.read(url) + await self.read(url)
