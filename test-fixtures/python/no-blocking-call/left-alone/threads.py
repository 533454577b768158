"""Work that leaves the event loop's thread, in every way there is."""

import asyncio
import concurrent.futures
import multiprocessing
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import requests
from asgiref.sync import sync_to_async
from starlette.concurrency import run_in_threadpool


def download(url: str) -> bytes:
    return requests.get(url).content


def measure(url: str) -> float:
    begin = time.monotonic()
    download(url)
    return time.monotonic() - begin


async def with_starlette(url: str) -> bytes:
    return await run_in_threadpool(download, url)


async def with_asgiref(url: str) -> float:
    timed = sync_to_async(measure)
    return await timed(url)


async def with_a_timer(url: str) -> None:
    threading.Timer(5, download, [url]).start()


async def with_a_process(url: str) -> None:
    multiprocessing.Process(target=download, args=(url,)).start()


async def gathered(urls: list[str]) -> list[bytes]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(4) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, download, url) for url in urls])


async def wrapped(pool: ThreadPoolExecutor, url: str) -> bytes:
    return await asyncio.wrap_future(pool.submit(download, url))


async def finished(pool: ThreadPoolExecutor, urls: list[str]) -> list[bytes]:
    futures = [pool.submit(download, url) for url in urls]
    done, _ = await asyncio.to_thread(concurrent.futures.wait, futures)
    return [future.result() for future in done]


async def wrapped_together(pool: ThreadPoolExecutor, urls: list[str]) -> list[bytes]:
    futures = [pool.submit(download, url) for url in urls]
    await asyncio.gather(*map(asyncio.wrap_future, futures))
    return [future.result() for future in futures]


class Poller:
    def __init__(self) -> None:
        self.stopping = threading.Event()

    def _run(self) -> None:
        while not self.stopping.wait(1):
            download("https://example.com")

    async def start(self) -> None:
        threading.Thread(target=self._run).start()

    async def stop(self) -> None:
        self.stopping.set()
        while not self.stopping.is_set():
            await asyncio.sleep(0.1)


class Converter:
    async def convert(self, path: str) -> int:
        process = await asyncio.create_subprocess_exec("convert", path, stdout=subprocess.PIPE)
        await process.communicate()
        return await process.wait()

    def convert_now(self, path: str) -> int:
        return subprocess.run(["convert", path]).returncode

    async def convert_in_thread(self, path: str) -> int:
        return await asyncio.get_running_loop().run_in_executor(None, self.convert_now, path)


async def with_a_nested_worker(urls: list[str]) -> None:
    def worker() -> None:
        for url in urls:
            time.sleep(1)
            download(url)

    thread = threading.Thread(target=worker)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(1)
    thread.join(timeout=0)


def main() -> None:
    """Synchronous from start to end: its loop is not running yet, or not any more."""
    download("https://example.com/settings")
    asyncio.run(with_a_timer("https://example.com"))
    time.sleep(1)


class Command:
    """Its methods are called by a framework that is not asynchronous."""

    def handle(self) -> None:
        download("https://example.com")

    def __del__(self) -> None:
        time.sleep(0.1)


if __name__ == "__main__":
    main()
