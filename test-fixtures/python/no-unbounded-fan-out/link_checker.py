"""A command that checks the links of a page."""

import argparse
import asyncio
import os
import re
import sys
from pathlib import Path

import aiohttp
import httpx
from tqdm.asyncio import tqdm, tqdm_asyncio
from tqdm.auto import tqdm as progress

TIMEOUT = 10
KNOWN_BAD = Path("known_bad.txt").read_text().splitlines()
MIRRORS = ("https://a.example.com", "https://b.example.com")


def find_links(page: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', page)


async def check(session: aiohttp.ClientSession, url: str) -> tuple[str, int]:
    async with session.head(url, timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as response:
        return url, response.status


async def check_page(session: aiohttp.ClientSession, page: str) -> dict[str, int]:
    links = find_links(page)
    statuses = await asyncio.gather(*[check(session, link) for link in links])  # error: [no-unbounded-fan-out] "for every element of `links`"
    return dict(statuses)


async def check_known(session: aiohttp.ClientSession) -> None:
    for done in asyncio.as_completed([check(session, url) for url in KNOWN_BAD]):  # error: [no-unbounded-fan-out] "`asyncio.as_completed()` starts `check()`"
        print(*await done)


async def check_with_bar(session: aiohttp.ClientSession, links: list[str]) -> None:
    await tqdm.gather(*[check(session, link) for link in links])  # error: [no-unbounded-fan-out] "`tqdm.gather()` starts `check()`"
    for done in progress.as_completed([check(session, link) for link in links], total=len(links)):  # error: [no-unbounded-fan-out] "`progress.as_completed()` starts `check()`"
        await done
    await tqdm_asyncio.gather(*(check(session, mirror) for mirror in MIRRORS))
    for link in progress(links):
        await check(session, link)


async def check_mirrors(session: aiohttp.ClientSession, paths: list[str]) -> None:
    wanted = [mirror + path for mirror in MIRRORS for path in paths]
    await asyncio.gather(*(check(session, url) for url in wanted))  # error: [no-unbounded-fan-out] "for every element of `wanted`"


async def check_homepages(session: aiohttp.ClientSession) -> None:
    await asyncio.gather(*(check(session, mirror) for mirror in MIRRORS))


async def check_files(paths: list[str], concurrency: int) -> None:
    async with aiohttp.ClientSession() as session:
        pages = [Path(path).read_text() for path in paths[:concurrency]]
        results = await asyncio.gather(*[check_page(session, page) for page in pages])
        for path, result in zip(paths, results):
            print(path, result)


async def check_everywhere(sites: dict[str, list[str]]) -> None:
    async with httpx.AsyncClient() as client:
        responses = await asyncio.gather(  # error: [no-unbounded-fan-out] "starts `client.get()` for every element of `sites.items()`"
            *[client.get(site + path) for site, paths in sites.items() for path in paths],
            return_exceptions=True,
        )
    print(len(responses))


async def worker(session: aiohttp.ClientSession, urls: asyncio.Queue[str]) -> None:
    while not urls.empty():
        print(await check(session, await urls.get()))


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args()
    urls: asyncio.Queue[str] = asyncio.Queue()
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[worker(session, urls) for _ in range(args.workers)])
        await asyncio.gather(*[check(session, f"https://{n}.example.com") for n in range(os.cpu_count() or 1)])
        await asyncio.gather(*[check(session, f"https://{n}.example.com") for n in range(args.workers)])
    await check_files(args.files, args.workers)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
