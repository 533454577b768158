"""Coroutines for `asyncio.wait`, and coroutine functions as callbacks."""

import asyncio
import atexit
import functools
import signal
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor


async def refresh(name: str = "all") -> None:
    await asyncio.sleep(0)


async def rank(name: str) -> int:
    return len(name)


def log_refresh(name: str = "all") -> None:
    print("refreshed", name)


async def wait_for_all(names: list[str]) -> None:
    await asyncio.wait([refresh("a"), refresh("b")])  # error: [no-missing-await] "does not take coroutines"
    in_time, late = await asyncio.wait({refresh("a")}, timeout=1)  # error: [no-missing-await] "does not take coroutines"
    tasks = {asyncio.create_task(refresh("a")), asyncio.create_task(refresh("b"))}
    done, pending = await asyncio.wait(tasks)
    print(done, pending, in_time, late)
    coroutines = []
    coroutines.append(refresh(names[0]))  # error: [no-missing-await] "does not take coroutines"
    await asyncio.wait(coroutines)


async def gather_all(names: list[str]) -> None:
    await asyncio.gather([refresh("a"), refresh("b")])  # error: [no-missing-await] "Spread it with `*`"
    await asyncio.gather(refresh(name) for name in names[:9])  # error: [no-missing-await] "as of `refresh()`, it raises a TypeError"
    coroutines = [refresh(name) for name in names[:9]]
    await asyncio.gather(coroutines)  # error: [no-missing-await] "takes each awaitable as an argument of its own"
    tasks = [asyncio.create_task(refresh("a"))]
    await asyncio.gather(tasks, return_exceptions=True)  # error: [no-missing-await] "as of `asyncio.create_task()`"
    await asyncio.gather(*[refresh("a")], refresh("b"), *(rank(name) for name in names[:9]), asyncio.gather(rank("a")))


async def callbacks(task: asyncio.Task, names: list[str]) -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(refresh, "a")  # error: [no-missing-await] "drops the coroutine"
    loop.call_later(5, refresh)  # error: [no-missing-await] "`call_later()` calls `refresh()`"
    loop.call_later(5, functools.partial(refresh, "a"))  # error: [no-missing-await] "drops the coroutine"
    loop.add_signal_handler(signal.SIGTERM, lambda: refresh("a"))  # error: [no-missing-await] "drops the coroutine"
    task.add_done_callback(refresh)  # error: [no-missing-await] "drops the coroutine"
    await asyncio.to_thread(refresh, "a")  # error: [no-missing-await] "in another thread"
    await loop.run_in_executor(None, refresh)  # error: [no-missing-await] "in another thread"
    best = max(names, key=rank)  # error: [no-missing-await] "instead of a value"
    names.sort(key=rank)  # error: [no-missing-await] "instead of a value"
    kept = list(filter(rank, names))  # error: [no-missing-await] "instead of a value"
    print(best, kept)

    loop.call_soon(log_refresh, "a")
    loop.call_later(5, lambda: log_refresh("a"))
    loop.call_soon(lambda: asyncio.create_task(refresh("a")))  # error: [no-dangling-task] "drops what its callback returns"
    task.add_done_callback(lambda done: print(done))
    await asyncio.to_thread(log_refresh, "a")
    print(max(names, key=len), sorted(names, key=str.lower))
    await asyncio.gather(*map(refresh, ("a", "b")))


async def choose(names: list[str], accepts: Callable[[str], Awaitable[bool]], weigh: Callable[[str], int]) -> list[str]:
    accepted = list(filter(accepts, names))  # error: [no-missing-await] "`filter()` gets a coroutine from `accepts()` instead of a value"
    accepted.sort(key=lambda name: accepts(name))  # error: [no-missing-await] "instead of a value"
    return sorted(accepted, key=weigh)


async def uncalled(names: list[str], work) -> None:
    await asyncio.wait_for(refresh, 5)  # error: [no-missing-await] "`refresh` is a coroutine function"
    await asyncio.gather(refresh(), rank("a"), refresh)  # error: [no-missing-await] "`asyncio.gather()` takes a coroutine"
    async with asyncio.TaskGroup() as group:
        group.create_task(rank)  # error: [no-missing-await] "`rank` is a coroutine function"
        refreshing = refresh("b")
        group.create_task(refreshing)
    await asyncio.wait_for(work, 5)
    await asyncio.gather(*map(refresh, ("a", "b")), work)


async def mapped(names: list[str]) -> None:
    for rank_of_name in map(rank, names):  # error: [no-missing-await] "calculating with it"
        print(rank_of_name + 1)
    print(sum(map(rank, names)))  # error: [no-missing-await] "calculating with it"
    print(any(map(rank, names)))  # error: [no-missing-await] "always true"
    for refreshing in map(refresh, names):
        await refreshing
    coroutines = list(map(refresh, ("a", "b")))
    await asyncio.gather(*coroutines)


def start() -> None:
    threading.Thread(target=refresh, args=("a",)).start()  # error: [no-missing-await] "in another thread"
    atexit.register(refresh)  # error: [no-missing-await] "drops the coroutine"
    signal.signal(signal.SIGINT, refresh)  # error: [no-missing-await] "drops the coroutine"
    executor = ThreadPoolExecutor()
    executor.submit(refresh, "a")  # error: [no-missing-await] "in another thread"
    executor.submit(log_refresh, "a")
    threading.Thread(target=lambda: asyncio.run(refresh("a"))).start()
