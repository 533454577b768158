"""An executor that runs coroutine functions, in a loop of each thread."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

local = threading.local()


def run_in_thread(fn: Callable[..., Coroutine[Any, Any, int]], *args: Any) -> int:
    if not hasattr(local, "loop"):
        local.loop = asyncio.new_event_loop()
    return local.loop.run_until_complete(fn(*args))


class LoopExecutor(Executor):
    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(4)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        return self.pool.submit(run_in_thread, fn, *args)


class NamedExecutor(ThreadPoolExecutor):
    name = "files"


async def load(number: int) -> int:
    await asyncio.sleep(0)
    return number


async def main() -> None:
    print(await asyncio.wrap_future(LoopExecutor().submit(load, 1)))
    print(await asyncio.wrap_future(NamedExecutor().submit(load, 1)))  # error: [no-missing-await] "`submit()` calls `load()` in another thread"
