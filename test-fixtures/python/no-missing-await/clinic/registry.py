"""One place where everybody finds everything."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from .store import PatientStore


class Registry:
    def __init__(self) -> None:
        self.stores: dict[str, PatientStore] = {"main": PatientStore()}
        self.tasks: set[asyncio.Task[Any]] = set()
        self.on_change: Callable[[str], Awaitable[None]] | None = None

    def main(self) -> PatientStore:
        return self.stores["main"]

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def refresh(self, name: str) -> Coroutine[Any, Any, None] | None:
        return self._refresh(name) if name in self.stores else None

    async def _refresh(self, name: str) -> None:
        await asyncio.sleep(0)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()


registry = Registry()
