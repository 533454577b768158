"""Programs, tests and guards: event loops that are started where none is running."""

import asyncio
import concurrent.futures
import functools
import multiprocessing
import threading
from typing import Callable

from asgiref.sync import async_to_sync, sync_to_async


async def fetch(name: str = "a") -> str:
    await asyncio.sleep(0)
    return name


def fetch_now(name: str = "a") -> str:
    return asyncio.run(fetch(name))


def is_loop_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def fetch_in_either(name: str) -> object:
    """The loop decides: a task where one is running, a run where none is."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if loop is not None and loop.is_running():
        return loop.create_task(fetch(name))
    return asyncio.run(fetch(name))


async def either(name: str) -> object:
    return fetch_in_either(name)


def fetch_where_needed(name: str) -> object:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    is_running = loop.is_running()
    if is_running:
        return loop.create_task(fetch(name))
    return loop.run_until_complete(fetch(name))


async def where_needed(name: str) -> object:
    return fetch_where_needed(name)


def fetch_early(name: str) -> object:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    if loop.is_running():
        return asyncio.ensure_future(fetch(name))
    return loop.run_until_complete(fetch(name))


async def early(name: str) -> object:
    return fetch_early(name)


async def thread_target() -> None:
    threading.Thread(target=asyncio.run, args=(fetch(),)).start()
    threading.Thread(target=lambda: asyncio.run(fetch())).start()
    multiprocessing.Process(target=fetch_now, args=("b",)).start()


async def executor() -> str:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, asyncio.run, fetch())
    await loop.run_in_executor(None, functools.partial(fetch_now, "b"))
    return await sync_to_async(fetch_now)("c")


async def waiting_in_a_thread() -> str:
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return await asyncio.wrap_future(pool.submit(fetch_now))


async def only_wrapped() -> Callable[[str], str]:
    return async_to_sync(fetch)


async def handed_out() -> Callable[[], str]:
    return lambda: fetch_now("d")


async def collected(names: list[str]) -> list[Callable[[], str]]:
    return [functools.partial(fetch_now, name) for name in names]


class LoopThread:
    """A loop in a thread of its own, and a way to it from synchronous code."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    def _main(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
        finally:
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())

    def submit(self, name: str) -> concurrent.futures.Future[str]:
        return asyncio.run_coroutine_threadsafe(fetch(name), self.loop)

    async def start(self) -> None:
        threading.Thread(target=self._main, daemon=True).start()

    async def ask(self, name: str) -> str:
        return await asyncio.wrap_future(self.submit(name))


class Job:
    """Its own `run` is no event loop's."""

    def run(self, name: str) -> str:
        return name

    def run_until_complete(self) -> bool:
        return True

    async def work(self) -> str:
        return self.run("a") if self.run_until_complete() else ""


class Settings:
    @property
    def remote(self) -> str:
        return fetch_now("settings")

    @property
    def local(self) -> str:
        return "local"

    async def read(self) -> str:
        return self.local

    async def read_remote(self) -> str:
        return await asyncio.to_thread(lambda: self.remote)


class Base:
    def load(self) -> str:
        return fetch_now("base")


class InMemory(Base):
    def load(self) -> str:
        return "memory"


async def load(source: Base) -> str:
    return source.load()


async def load_from_memory() -> str:
    return InMemory().load()


def decorated(action):
    def call():
        return asyncio.run(action())

    return call


@decorated
async def command() -> None:
    await fetch()


def test_command() -> None:
    command()
    assert Settings().remote == "settings"


def register(runner: Callable[[], str]) -> None:
    runners.append(runner)


runners: list[Callable[[], str]] = []


async def registered() -> None:
    register(fetch_now)


async def generator_made(names: list[str]):
    return (fetch(name) for name in names)


async def awaited(names: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(name) for name in names[:3]])


def cli(argv: list[str]) -> int:
    if "--check" in argv:
        asyncio.run(fetch("check"))
        return 0
    with asyncio.Runner() as runner:
        for name in argv:
            runner.run(fetch(name))
    return 1


if __name__ == "__main__":
    raise SystemExit(cli([]))
