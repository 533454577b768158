"""Ten thousand requests at once, and the same crawl behind a semaphore."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def wrong(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(session, url) for url in urls])


async def right(session: aiohttp.ClientSession, urls: list[str]) -> list[str]:
    semaphore = asyncio.Semaphore(20)

    async def fetch_politely(url: str) -> str:
        async with semaphore:
            return await fetch(session, url)

    return await asyncio.gather(*[fetch_politely(url) for url in urls])


async def main() -> None:
    urls = [f"https://pages.example/{number}" for number in range(10_000)]
    async with aiohttp.ClientSession() as session:
        await wrong(session, urls)
        await right(session, urls)


if __name__ == "__main__":
    asyncio.run(main())
