"""A scraper, as one writes it on the first day with asyncio."""

import asyncio
import csv
import json
import logging
import random
import re
import sys
from collections.abc import Awaitable
from typing import Unpack, overload
from urllib.parse import urljoin, urlparse

import aiofiles
import aiohttp
from bs4 import BeautifulSoup

logger = logging.getLogger(__name__)

LINK = re.compile("https?://[^ ]+")


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    response = session.get(url)  # error: [no-missing-await] "`.raise_for_status` raises an AttributeError"
    response.raise_for_status()
    return ""


async def fetch_right(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def ping(session: aiohttp.ClientSession, url: str) -> None:
    session.head(url)  # error: [no-missing-await] "it never starts"
    request = session.head(url)
    async with request as response:
        logger.info("%s is there: %s", url, response.ok)


async def read_json(session: aiohttp.ClientSession, url: str) -> dict:
    with session.get(url) as response:  # error: [no-missing-await] "Use `async with`"
        return {"status": response.status}


async def titles(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    found = []
    for url in urls:
        page = fetch_right(session, url)  # error: [no-missing-await] "indexing it raises a TypeError"
        found.append(page[page.index("<title>") : page.index("</title>")])
    return found


async def headings(session: aiohttp.ClientSession, url: str) -> list[str]:
    soup = BeautifulSoup(await fetch_right(session, url), "html.parser")
    return json.loads(soup.find("script").text)


async def first_words(session: aiohttp.ClientSession, url: str) -> list[str]:
    return fetch_right(session, url).split()[:10]  # error: [no-missing-await] "`.split` raises an AttributeError"


async def save(path: str, rows: list[list[str]]) -> None:
    async with aiofiles.open(path, "w") as file:
        for row in rows:
            file.write(",".join(row))  # error: [no-missing-await] "`file.write()` is not awaited"
        await file.flush()


async def load(path: str) -> list[list[str]]:
    async with aiofiles.open(path) as file:
        return list(csv.reader((await file.read()).splitlines()))


async def count_lines(path: str) -> int:
    total = 0
    async with aiofiles.open(path) as file:
        for _ in file:  # error: [no-missing-await] "Use `async for`"
            total += 1
    return total


async def sizes(session: aiohttp.ClientSession, urls: list[str]) -> dict[str, int]:
    pages = await asyncio.gather(*(fetch_right(session, url) for url in urls[:10]))
    return {url: len(page) for url, page in zip(urls, pages)}


async def run() -> int:
    async with aiohttp.ClientSession() as session:
        text = await fetch_right(session, "https://example.com")
        print(f"{len(text)} characters, {await count_lines('out.csv')} lines")
        asyncio.sleep(1)  # error: [no-missing-await] "`asyncio.sleep()` is not awaited"
        if not fetch_right(session, "https://example.com/robots.txt"):  # error: [no-missing-await] "always true"
            return 1
    return 0


def command() -> None:
    sys.exit(run())  # error: [no-missing-await] "the coroutine object is printed"


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))


async def links(response: aiohttp.ClientResponse, base: str) -> list[str]:
    found = re.findall(r'href="([^"]+)"', response.text())  # error: [no-missing-await] "`re.findall()` takes a value as `string`"
    more = LINK.finditer(await response.text())
    return [urljoin(base, link) for link in [*found, *(match[1] for match in more)]]


async def linked_host(session: aiohttp.ClientSession, url: str) -> str:
    first = random.choice(titles(session, [url]))  # error: [no-missing-await] "`random.choice()` takes a value as `seq`"
    target = urljoin(url, fetch_right(session, first))  # error: [no-missing-await] "`urljoin()` takes a value as `url`"
    text = target.replace("http:", fetch_right(session, url))  # error: [no-missing-await] "takes a value"
    return urlparse(fetch_right(session, text)).netloc  # error: [no-missing-await] "`urlparse()` takes a value as `url`"


@overload
async def both(first: Awaitable[str], second: str) -> str: ...
@overload
async def both(first: str, second: str) -> str: ...
async def both(first: Awaitable[str] | str, second: str) -> str:
    return (first if isinstance(first, str) else await first) + second


async def gather_texts(*texts: *tuple[Awaitable[str], ...]) -> list[str]:
    return [await text for text in texts]


async def gather_first(*texts: Unpack[tuple[Awaitable[str], Awaitable[str]]]) -> str:
    return await texts[0]


async def all_texts(session: aiohttp.ClientSession, url: str) -> list[str]:
    text = fetch_right(session, url)
    return [await both(fetch_right(session, url), ""), *await gather_texts(text, fetch_right(session, url))]


async def first_text(session: aiohttp.ClientSession, url: str) -> str:
    return await gather_first(fetch_right(session, url), fetch_right(session, url))
