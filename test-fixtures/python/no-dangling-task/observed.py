"""A relay whose tasks have callbacks: a callback sees the end of a task, and keeps nothing."""

import asyncio
import contextlib
import functools
import signal
import weakref
from asyncio import StreamReader, Task
from collections.abc import AsyncIterator


async def forward(data: bytes = b"") -> None:
    await asyncio.sleep(1)


def log_failure(task: Task[None]) -> None:
    if not task.cancelled() and task.exception():
        print(task.exception())


class Relay:
    def __init__(self) -> None:
        self.tasks: set[Task[None]] = set()
        self.latest: Task[None] | None = None

    def drop(self, data: bytes) -> None:
        task = asyncio.create_task(forward(data))  # error: [no-dangling-task] "`add_done_callback()` does not either"
        task.add_done_callback(log_failure)
        asyncio.create_task(forward(data)).add_done_callback(log_failure)  # error: [no-dangling-task] "`add_done_callback()` does not either"
        nothing = asyncio.create_task(forward(data)).add_done_callback(log_failure)  # error: [no-dangling-task] "its callback is never called"
        print(nothing)

    def drop_named(self, data: bytes) -> None:
        task: Task[None] = asyncio.create_task(forward(data))  # error: [no-dangling-task] "Nothing keeps the task"
        task.set_name("forward")
        task.add_done_callback(self.tasks.discard)

    def drop_annotated(self, data: bytes) -> None:
        task: Task[None] = asyncio.create_task(forward(data))  # error: [no-dangling-task] "`task` keeps the task only until this function ends"

    def drop_several(self, packets: list[bytes]) -> None:
        for packet in packets:
            task = asyncio.create_task(forward(packet))  # error: [no-dangling-task] "Nothing keeps the task"
            task.add_done_callback(log_failure)

    def keep(self, data: bytes) -> None:
        task = asyncio.create_task(forward(data))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def keep_latest(self, data: bytes) -> None:
        task = self.latest = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)

    def hand_on(self, data: bytes) -> Task[None]:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)
        return task

    def keep_by_callback(self, data: bytes) -> None:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(functools.partial(self.finish, task))

    def finish(self, task: Task[None], _: Task[None]) -> None:
        self.tasks.discard(task)

    async def wait_for_it(self, data: bytes) -> None:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)
        await asyncio.sleep(10)

    async def wait_for_packets(self, data: bytes, packets: AsyncIterator[bytes]) -> None:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)
        async for _ in packets:
            pass

    async def wait_for_all_packets(self, data: bytes, packets: AsyncIterator[bytes]) -> list[bytes]:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)
        return [packet async for packet in packets]

    async def wait_for_lock(self, data: bytes, lock: asyncio.Lock) -> None:
        task = asyncio.create_task(forward(data))
        task.add_done_callback(log_failure)
        async with lock:
            pass

    async def serve(self, reader: StreamReader) -> None:
        while True:
            data = await reader.readline()
            task = asyncio.create_task(forward(data))  # error: [no-dangling-task] "Nothing keeps the task"
            task.add_done_callback(log_failure)

    async def serve_blindly(self, reader: StreamReader) -> None:
        while True:
            data = await reader.readline()
            task = asyncio.create_task(forward(data))  # error: [no-dangling-task] "until the next one takes its place"

    async def tick(self) -> None:
        while True:
            task = asyncio.create_task(forward())
            task.add_done_callback(log_failure)
            await asyncio.sleep(60)


@contextlib.asynccontextmanager
async def lifespan(relay: Relay) -> AsyncIterator[None]:
    ticking = asyncio.create_task(relay.tick())
    forwarding = asyncio.create_task(forward())
    forwarding.add_done_callback(log_failure)
    tasks = [asyncio.create_task(relay.tick())]
    yield


def watch(work) -> None:
    # Maybe a future that somebody else keeps.
    asyncio.ensure_future(work).add_done_callback(log_failure)
    watched = asyncio.ensure_future(work)
    watched.add_done_callback(log_failure)


def start_forward() -> Task[None]:
    return asyncio.create_task(forward())


def keep_forward() -> Task[None]:
    kept.add(task := asyncio.create_task(forward()))
    return task


kept: set[Task[None]] = set()


async def main() -> None:
    loop = asyncio.get_running_loop()
    signal.signal(signal.SIGTERM, lambda *_: asyncio.create_task(forward()))  # error: [no-dangling-task] "`signal.signal()` drops what its callback returns"
    signal.signal(signal.SIGINT, handler=lambda *_: asyncio.ensure_future(forward()))  # error: [no-dangling-task] "here the task of `asyncio.ensure_future()`"
    signal.signal(signal.SIGHUP, lambda *_: start_forward())  # error: [no-dangling-task] "here the task of `start_forward()`"
    loop.add_signal_handler(signal.SIGUSR1, callback=lambda: asyncio.create_task(forward()))  # error: [no-dangling-task] "drops what its callback returns"
    loop.add_signal_handler(signal.SIGUSR1, functools.partial(asyncio.create_task, forward()))  # error: [no-dangling-task] "drops what its callback returns"
    loop.add_signal_handler(signal.SIGUSR1, loop.create_task, forward())  # error: [no-dangling-task] "here the task of `loop.create_task()`"
    loop.call_soon(start_forward)  # error: [no-dangling-task] "here the task of `start_forward()`"
    weakref.finalize(loop, lambda: asyncio.create_task(forward()))  # error: [no-dangling-task] "`weakref.finalize()` drops"

    signal.signal(signal.SIGUSR2, lambda *_: kept.add(asyncio.create_task(forward())))
    signal.signal(signal.SIGUSR2, lambda *_: loop.stop())
    loop.set_exception_handler(lambda *_: asyncio.create_task(forward()))  # error: [no-dangling-task] "`loop.set_exception_handler()` drops"
    await asyncio.start_server(lambda *_: asyncio.create_task(forward()), port=80)  # error: [no-dangling-task] "`asyncio.start_server()` drops what"

    await asyncio.start_server(lambda *_: forward(), port=81)
    loop.call_soon(keep_forward)
    loop.call_soon(functools.partial(kept.discard, keep_forward()))
