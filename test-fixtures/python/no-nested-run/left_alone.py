"""Event loops that are started where none is running, or in a thread of their own."""

import asyncio
import concurrent.futures
import functools
import sys
import threading

import anyio


async def fetch(name: str = "a") -> dict:
    await asyncio.sleep(0)
    return {"name": name}


def fetch_now(name: str = "a") -> dict:
    return asyncio.run(fetch(name))


def fetch_safely(name: str) -> dict:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(fetch(name))
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        return pool.submit(fetch_now, name).result()


def fetch_if_possible(loop: asyncio.AbstractEventLoop) -> dict | None:
    if loop.is_running():
        return None
    return loop.run_until_complete(fetch())


def fetch_unless_running(loop: asyncio.AbstractEventLoop) -> object:
    if not loop.is_running():
        return loop.run_until_complete(fetch())
    else:
        return asyncio.ensure_future(fetch())


class Background:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    async def start(self) -> None:
        self.thread.start()
        await asyncio.sleep(0)

    def call(self, name: str) -> dict:
        return asyncio.run_coroutine_threadsafe(fetch(name), self.loop).result()


async def in_a_thread() -> dict:
    return await asyncio.to_thread(fetch_now)


async def in_an_executor(pool: concurrent.futures.Executor) -> dict:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(pool, functools.partial(fetch_now, "b"))
    await anyio.to_thread.run_sync(fetch_now)
    return await loop.run_in_executor(None, lambda: asyncio.run(fetch()))


async def guarded(name: str) -> dict:
    return fetch_safely(name)  # error: [no-blocking-call] "it calls `concurrent.futures.Future.result()`"


async def nested_function() -> None:
    def work() -> None:
        asyncio.run(fetch())

    threading.Thread(target=work).start()


async def handed_on() -> None:
    threading.Thread(target=fetch_now, args=("c",)).start()
    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(fetch(), asyncio.get_running_loop()))


async def same_names(runner: "Runner") -> str:
    return runner.run("fetch") + Loop().run_until_complete()


class Runner:
    def run(self, command: str) -> str:
        return command


class Loop:
    def run_until_complete(self) -> str:
        return "done"


async def shadowed(asyncio: Runner) -> str:
    return asyncio.run("fetch")


async def awaited() -> dict:
    task = asyncio.create_task(fetch())
    return await task


def synchronous() -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(fetch())
    loop.close()
    with asyncio.Runner() as runner:
        runner.run(fetch())


def test_fetch() -> None:
    assert asyncio.run(fetch()) == {"name": "a"}


class Command:
    def handle(self) -> int:
        fetch_now()
        return 0


def at_exit() -> None:
    anyio.run(fetch)


async def main() -> None:
    await in_a_thread()


if __name__ == "__main__":
    fetch_now()
    if "--uvloop" in sys.argv:
        asyncio.run(main(), debug=True)
    else:
        asyncio.run(main())
