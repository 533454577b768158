"""A queue of downloads that can be paused and stopped."""

import asyncio
import logging
import os
from asyncio import CancelledError, Task

import aiofiles
import aiohttp

log = logging.getLogger(__name__)


class Downloads:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.running: dict[str, Task[None]] = {}
        self.paused = asyncio.Event()
        self.slots = asyncio.Semaphore(4)

    async def download(self, url: str, path: str) -> None:
        try:
            async with self.session.get(url) as response:
                async with aiofiles.open(path, "wb") as file:
                    async for chunk in response.content.iter_chunked(65536):
                        await file.write(chunk)
        except CancelledError:  # error: [no-swallowed-cancellation] "of `self.session.get()` and returns"
            os.unlink(path)

    async def download_again(self, url: str, path: str) -> None:
        partial = f"{path}.part"
        try:
            await self.download(url, partial)
            os.replace(partial, path)
        except CancelledError:
            os.unlink(partial)
            raise

    async def cancel(self, url: str) -> bool:
        task = self.running.get(url)
        if task is None or not task.cancel():
            return False
        try:
            await task
        except CancelledError:
            return True
        return False

    async def cancel_all(self) -> None:
        for task in (tasks := list(self.running.values())):
            task.cancel("shutting down")
        done, pending = await asyncio.wait(tasks, timeout=10)
        log.info("%s stopped, %s still running", len(done), len(pending))

    async def wait_until_idle(self) -> None:
        while self.running:
            try:
                await asyncio.wait(self.running.values())
            finally:
                continue  # error: [no-swallowed-cancellation] "`continue` in `finally`"

    async def check(self, url: str) -> int:
        status = 0
        try:
            response = await self.session.head(url)
            status = response.status
        except aiohttp.ClientError:
            log.warning("%s is unreachable", url)
        finally:
            return status  # error: [no-swallowed-cancellation] "`return` in `finally`"

    async def in_slot(self, url: str, path: str) -> None:
        await self.slots.acquire()  # error: [no-swallowed-cancellation] "`self.slots` leaks"
        log.info("starting %s", url)
        await self.download(url, path)
        self.slots.release()

    async def in_slot_safely(self, url: str, path: str) -> None:
        await self.slots.acquire()
        try:
            await self.download(url, path)
        finally:
            self.slots.release()

    async def size(self, path: str) -> int:
        file = await aiofiles.open(path, "rb")  # error: [no-swallowed-cancellation] "`file` leaks"
        content = await file.read()
        await file.close()
        return len(content)

    async def pause(self) -> None:
        try:
            await asyncio.wait_for(self.paused.wait(), timeout=60)
        except (TimeoutError, CancelledError):  # error: [no-swallowed-cancellation] "of `asyncio.wait_for()`"
            self.paused.clear()
        else:
            log.info("paused")


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        downloads = Downloads(session)
        try:
            await downloads.wait_until_idle()
        except CancelledError:
            await downloads.cancel_all()


if __name__ == "__main__":
    asyncio.run(main())
