"""A queue and a fixed number of workers: the fan-out is bounded by design, so nothing is reported here."""

import asyncio

import aiohttp


async def work(queue: asyncio.Queue[str], session: aiohttp.ClientSession) -> None:
    while True:
        url = await queue.get()
        try:
            async with session.get(url) as response:
                print(url, response.status)
        except aiohttp.ClientError as error:
            print(url, error)
        finally:
            queue.task_done()


async def main(urls: list[str]) -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=100)
    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(work(queue, session)) for _ in range(5)]
        for url in urls:
            await queue.put(url)
        await queue.join()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main([f"https://pages.example/{number}" for number in range(1_000)]))
