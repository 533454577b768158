"""Tasks that somebody keeps, and tasks that nobody does."""

import asyncio
from asyncio import create_task, ensure_future

background_tasks: set[asyncio.Task] = set()


async def send(message: str) -> None:
    await asyncio.sleep(0)


class Bot:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.poller: asyncio.Task | None = None
        self.tasks: list[asyncio.Task] = []

    def start(self) -> None:
        self.loop.create_task(send("hello"))  # error: [no-dangling-task] "weak reference"
        self.poller = self.loop.create_task(send("poll"))
        self.tasks.append(self.loop.create_task(send("kept")))


async def wrong(users: list[str]) -> None:
    asyncio.create_task(send("one"))  # error: [no-dangling-task] "Nothing keeps the task"
    create_task(send("two"), name="two")  # error: [no-dangling-task] "`create_task()`"
    ensure_future(send("three"))  # error: [no-dangling-task] "weak reference"
    asyncio.get_running_loop().create_task(send("four"))  # error: [no-dangling-task] "weak reference"
    task = asyncio.create_task(send("five"))  # error: [no-dangling-task] "`task` keeps the task only until"
    _ = asyncio.create_task(send("six"))  # error: [no-dangling-task] "`_` keeps the task only until"
    if users:
        asyncio.create_task(send(users[0]))  # error: [no-dangling-task] "Nothing keeps the task"


async def right(group: asyncio.TaskGroup) -> None:
    task = asyncio.create_task(send("kept"))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.create_task(send("awaited"))
    group.create_task(send("kept by the group"))
    ensure_future(task)
    started = asyncio.create_task(send("awaited later"))
    await asyncio.sleep(1)
    await started
    await asyncio.gather(asyncio.create_task(send("a")), asyncio.create_task(send("b")))


async def serve() -> None:
    heartbeat = asyncio.create_task(send("alive"))
    while True:
        await asyncio.sleep(60)


def spawn(message: str) -> asyncio.Task:
    return asyncio.create_task(send(message))


def handler():
    reply = asyncio.create_task(send("reply"))

    def cancel() -> None:
        reply.cancel()

    return cancel


class Scheduler:
    """Not the event loop."""

    def create_task(self, coroutine) -> None:
        background_tasks.add(asyncio.ensure_future(coroutine))


def schedule(scheduler: Scheduler) -> None:
    scheduler.create_task(send("scheduled"))
