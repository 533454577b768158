"""A service that measures, with tasks that live longer than the functions that start them."""

import asyncio
import contextlib
import weakref
from dataclasses import dataclass, field


async def upload(values: list[float]) -> None:
    await asyncio.sleep(1)


@dataclass
class Telemetry:
    interval: float = 60
    values: list[float] = field(default_factory=list)
    uploads: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    weak: "weakref.WeakSet[asyncio.Task[None]]" = field(default_factory=weakref.WeakSet)
    ticker: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.ticker = asyncio.create_task(self.tick())

    async def tick(self) -> None:
        while True:
            await asyncio.sleep(self.interval)
            asyncio.create_task(upload(self.values))  # error: [no-dangling-task] "Nothing keeps the task"

    async def flush(self) -> None:
        uploading = asyncio.create_task(upload(self.values))  # error: [no-dangling-task] "`uploading` keeps the task only until"
        self.values.clear()

    async def flush_and_wait(self) -> None:
        uploading = asyncio.create_task(upload(self.values))
        self.values.clear()
        await uploading

    async def flush_by_number(self, number: int) -> None:
        self.uploads[number] = asyncio.create_task(upload(self.values))

    async def flush_in_group(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(upload(self.values))
            group.create_task(upload([]))

    async def stop(self) -> None:
        if self.ticker is not None:
            self.ticker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.ticker

    def flush_from_signal(self) -> None:
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().create_task(upload(self.values))  # error: [no-dangling-task] "weak reference"

    async def watch(self) -> None:
        watching = asyncio.create_task(self.tick())
        try:
            await asyncio.Event().wait()
        finally:
            watching.cancel()

    async def race(self) -> None:
        first = asyncio.create_task(upload(self.values))
        second = asyncio.create_task(self.tick())
        done, pending = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        print(len(done))


async def main() -> None:
    telemetry = Telemetry()
    telemetry.start()
    reporter = asyncio.create_task(telemetry.tick())
    while True:
        await asyncio.sleep(3600)
