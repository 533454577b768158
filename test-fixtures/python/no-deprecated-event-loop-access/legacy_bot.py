"""A bot that was written for Python 3.6 and has seen some updates."""

import asyncio
import concurrent.futures
import sys
from asyncio import get_event_loop as current_loop


async def connect(host: str) -> str:
    await asyncio.sleep(1)
    return host


class Bot:
    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self.loop = loop or asyncio.get_event_loop()
        self.ready = asyncio.Event(loop=self.loop)  # error: [no-deprecated-event-loop-access] "`asyncio.Event()` has no parameter `loop`"
        self.lock = asyncio.Lock()

    async def run(self) -> None:
        loop = asyncio.get_event_loop()  # error: [no-deprecated-event-loop-access] "Use `asyncio.get_running_loop()`"
        with concurrent.futures.ThreadPoolExecutor() as pool:
            await loop.run_in_executor(pool, print, "running")
        await asyncio.wait_for(connect("a"), 5, loop=loop)  # error: [no-deprecated-event-loop-access] "`asyncio.wait_for()`"
        await asyncio.gather(connect("a"), connect("b"), loop=loop)  # error: [no-deprecated-event-loop-access] "`asyncio.gather()`"
        started = loop.create_task(connect("c"))
        await asyncio.gather(started, self.log(current_loop().time()))  # error: [no-deprecated-event-loop-access] "Use `asyncio.get_running_loop()`"

    async def log(self, when: float) -> None:
        loop = asyncio.get_running_loop()
        print(loop.time() - when)

    def schedule(self) -> None:
        self.loop.call_later(1, print, "later")

    def time(self) -> float:
        return asyncio.get_event_loop().time()


def find_loop() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        return loop


def main() -> None:
    bot = Bot()
    loop = asyncio.get_event_loop()  # error: [no-deprecated-event-loop-access] "Use `asyncio.run()`"
    try:
        loop.run_until_complete(bot.run())
    except KeyboardInterrupt:
        sys.exit(1)
    finally:
        loop.close()


if __name__ == "__main__":
    main()
