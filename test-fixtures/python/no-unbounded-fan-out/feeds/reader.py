import asyncio

import aiohttp

from . import client
from .client import FeedClient, SlowFeedClient, parse_feed, read_feed, read_feed_in_turn


async def read_all(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[read_feed(session, url) for url in urls])  # error: [no-unbounded-fan-out] "starts `read_feed()`"


async def read_module(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[client.read_feed(session, url) for url in urls])  # error: [no-unbounded-fan-out] "starts `client.read_feed()`"


async def read_client(feeds: FeedClient, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[feeds.read(url) for url in urls])  # error: [no-unbounded-fan-out] "starts `feeds.read()`"


async def read_inherited(feeds: SlowFeedClient, urls: list[str]) -> list[str]:
    return await asyncio.gather(*map(feeds.read_twice, urls))  # error: [no-unbounded-fan-out] "starts `feeds.read_twice()`"


async def read_group(feeds: FeedClient, urls: list[str]) -> None:
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(feeds.read(url))  # error: [no-unbounded-fan-out] "This starts a task"


async def in_turn(session: aiohttp.ClientSession, feeds: FeedClient, urls: list[str]) -> None:
    await asyncio.gather(*[read_feed_in_turn(session, url) for url in urls])
    await asyncio.gather(*[feeds.read_in_turn(url) for url in urls])


async def parse_all(texts: list[str]) -> list[list[str]]:
    return await asyncio.gather(*[parse_feed(text) for text in texts])
