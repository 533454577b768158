import asyncio
import functools
from collections.abc import Coroutine
from typing import Any


class Core:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.running: set[asyncio.Task[Any]] = set()
        self.latest: asyncio.Task[Any] | None = None

    def create_task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        return self.loop.create_task(work)

    def create_kept_task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = self.loop.create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        return task

    def create_latest_task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        self.latest = asyncio.create_task(work)
        return self.latest

    def create_watched_task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)

        def forget(done: asyncio.Task[Any]) -> None:
            print("done", done, task)

        self.loop.call_later(60, forget, task)
        return task

    def create_in_group(self, group: asyncio.TaskGroup, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        return group.create_task(work)

    def create_anyhow(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Subclasses may keep it."""
        return self.loop.create_task(work)


class KeepingCore(Core):
    def create_anyhow(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        return self.create_kept_task(work)


class HasCore:
    """What parts of the program get from their base class."""

    core: Core

    def create_task(self, work: Coroutine[Any, Any, Any], name: str | None = None) -> asyncio.Task[Any] | None:
        if name == "":
            return None
        return self.core.create_task(work)


def named(work: Coroutine[Any, Any, Any], name: str):
    task = asyncio.ensure_future(work)
    task.set_name(name)
    return task


async def start(work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    await asyncio.sleep(0)
    return asyncio.create_task(work)


def kept_by_decorator(action):
    tasks = []

    @functools.wraps(action)
    def call(*args) -> asyncio.Task[Any]:
        tasks.append(action(*args))
        return tasks[-1]

    return call


@kept_by_decorator
def decorated(work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    return asyncio.create_task(work)
