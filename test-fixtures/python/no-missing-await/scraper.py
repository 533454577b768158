"""A scraper, as one writes it on the first day with asyncio."""

import asyncio
import csv
import json
import logging
import sys

import aiofiles
import aiohttp
from bs4 import BeautifulSoup

logger = logging.getLogger(__name__)


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
