"""Tasks that go through several names."""

import asyncio
from asyncio import create_task as begin


async def send(text: str) -> None:
    await asyncio.sleep(1)
    print(text)


async def renamed() -> None:
    started = asyncio.create_task(send("one"))
    task = started  # error: [no-dangling-task] "`task` keeps the task only until"


async def bound_in_passing() -> None:
    (task := asyncio.create_task(send("two")))  # error: [no-dangling-task] "`task` keeps the task only until"


async def side_by_side() -> int:
    task, count = asyncio.create_task(send("three")), 3  # error: [no-dangling-task] "`task` keeps the task only until"
    return count


async def in_a_list(texts: list[str]) -> None:
    tasks, count = [asyncio.create_task(send(text)) for text in texts], 0  # error: [no-dangling-task] "`tasks` keeps its tasks"


async def in_a_list_made_before(texts: list[str]) -> None:
    made: list[asyncio.Task[None]] = []
    tasks = made
    for text in texts:
        tasks.append(asyncio.create_task(send(text)))  # error: [no-dangling-task] "`tasks` keeps its tasks"


class Sender:
    async def kept_by_another_name(self, texts: list[str]) -> None:
        made: list[asyncio.Task[None]] = []
        tasks = made
        self.tasks = made
        for text in texts:
            tasks.append(asyncio.create_task(send(text)))

    async def kept_by_the_object(self) -> None:
        started = asyncio.create_task(send("four"))
        self.task = started


async def awaited_under_another_name() -> None:
    started = asyncio.create_task(send("five"))
    task = started
    await task


async def returned_as_a_part() -> tuple[asyncio.Task[None], int]:
    task, count = asyncio.create_task(send("six")), 3
    return task, count


async def by_a_method_in_a_variable(loop: asyncio.AbstractEventLoop) -> None:
    start = loop.create_task
    start(send("seven"))  # error: [no-dangling-task] "Nothing keeps the task"
    later = loop.call_later
    later(1, lambda: asyncio.create_task(send("eight")))  # error: [no-dangling-task] "drops what its callback returns"


def made_by_helper(text: str) -> asyncio.Task[None]:
    started = asyncio.create_task(send(text))
    task, length = started, len(text)
    return task


async def by_helper() -> None:
    made_by_helper("nine")  # error: [no-dangling-task] "`made_by_helper()` gives a task that nothing keeps"


async def by_another_name(texts: list[str]) -> None:
    task = begin(send("ten"))  # error: [no-dangling-task] "`task` keeps the task only until"
