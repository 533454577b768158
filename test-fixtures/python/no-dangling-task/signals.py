"""A worker that stops on signals."""

import asyncio
import signal


class Worker:
    def __init__(self) -> None:
        self.stopping: asyncio.Task[None] | None = None
        self.tasks: set[asyncio.Task[None]] = set()

    async def stop(self, reason: str = "") -> None:
        await asyncio.sleep(1)

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, lambda: asyncio.create_task(self.stop()))  # error: [no-dangling-task] "`loop.add_signal_handler()` drops what its callback returns"
        for number in (signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, lambda s=number: asyncio.create_task(self.stop(s.name)))  # error: [no-dangling-task] "weak reference"
        loop.call_later(60, asyncio.create_task, self.stop("timeout"))  # error: [no-dangling-task] "here the task of `asyncio.create_task()`"
        loop.call_later(60, lambda: None if self.stopping else loop.create_task(self.stop()))  # error: [no-dangling-task] "drops what"

        loop.call_soon(self.start_stopping)
        loop.call_later(90, lambda: self.tasks.add(asyncio.create_task(self.stop())))
        loop.call_later(90, lambda: self.keep(asyncio.create_task(self.stop())))
        make = lambda: asyncio.create_task(self.stop())
        await make()

    def start_stopping(self) -> None:
        self.stopping = asyncio.create_task(self.stop())

    def keep(self, task: asyncio.Task[None]) -> None:
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
