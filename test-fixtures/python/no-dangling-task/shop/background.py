"""Who starts tasks and keeps them."""

import asyncio
from asyncio import create_task as start_task
from collections.abc import Coroutine
from typing import Any

keepers: set[asyncio.Task[Any]] = set()
main_loop = asyncio.new_event_loop()


def keep(work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    task = start_task(work)
    keepers.add(task)
    task.add_done_callback(keepers.discard)
    return task


class Nursery:
    """A task group of our own."""

    def create_task(self, work: Coroutine[Any, Any, Any]) -> None:
        keep(work)
