"""Blocking calls in coroutines: while one waits, every other task of the loop waits too."""

import asyncio
import time

import aiofiles
import aiohttp
import requests
from bs4 import BeautifulSoup


def download(url: str) -> str:
    return requests.get(url, timeout=10).text


def read_title(url: str) -> str:
    page = BeautifulSoup(download(url), "html.parser")
    return page.get_text(strip=True)


async def wrong(urls: list[str]) -> list[str]:
    titles = []
    for url in urls:
        titles.append(read_title(url))
        time.sleep(1)
    with open("titles.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(titles))
    return titles


async def right(urls: list[str]) -> list[str]:
    titles = []
    async with aiohttp.ClientSession() as session:
        for url in urls:
            async with session.get(url) as response:
                page = BeautifulSoup(await response.text(), "html.parser")
            titles.append(page.get_text(strip=True))
            await asyncio.sleep(1)
    async with aiofiles.open("titles.txt", "w", encoding="utf-8") as file:
        await file.write("\n".join(titles))
    return titles


async def right_with_a_thread(urls: list[str]) -> list[str]:
    return [await asyncio.to_thread(read_title, url) for url in urls]
