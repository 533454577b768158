"""Coroutines that are looked after, in ways a reader has to think about."""

import asyncio
import contextlib
import inspect
from typing import Any, overload
from unittest.mock import AsyncMock, Mock

import pytest


async def work(number: int = 0) -> int:
    await asyncio.sleep(0)
    return number


def spawn(coroutine: Any) -> None:
    asyncio.run(coroutine)


def synchronous(function):
    """Runs the coroutine function to its end."""

    def wrapper(*args: object) -> object:
        return asyncio.run(function(*args))

    return wrapper


def unknown_decorator(function: Any) -> Any:
    return function


@synchronous
async def command(name: str) -> None:
    await work(len(name))


@unknown_decorator
async def registered() -> None:
    await work()


@overload
def load(name: str) -> str: ...
@overload
async def load(name: int) -> int: ...
def load(name: Any) -> Any:
    return name


class Queue:
    def __init__(self) -> None:
        self.jobs: list[Any] = []
        self.current: Any = None

    def put(self, number: int) -> None:
        self.jobs.append(work(number))
        self.current = work(number)

    def __iter__(self):
        yield work(1)
        yield from (work(number) for number in range(3))

    def as_dict(self) -> dict[str, Any]:
        return {"first": work(1), "rest": [work(number) for number in range(3)]}


def synchronize(cls: type) -> type:
    """Gives a class whose asynchronous methods run to their end."""
    for name, member in list(vars(cls).items()):
        if inspect.iscoroutinefunction(member):
            setattr(cls, name, synchronous(member))
    return cls


def with_plain_count(base: Any):
    class Plain(base):
        def count(self) -> int:
            return asyncio.run(super().count())

    return Plain


@synchronize
class Stock:
    async def count(self) -> int:
        return await work(3)


@with_plain_count
class Store:
    async def count(self) -> int:
        return await work(3)


def count_all() -> int:
    return Stock().count() + Store().count()


async def run_first(*jobs, **named) -> int:
    tasks = [asyncio.ensure_future(job) for job in jobs] + [asyncio.ensure_future(job) for job in named.values()]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


class Worker:
    """A plain method that is shadowed by an instance attribute of unknown kind."""

    def __init__(self, run: Any) -> None:
        self.run = run

    def start(self) -> None:
        self.run()


async def main(work_later: Any, mock: Mock) -> None:
    registered()
    load(name=mock)
    work_later(work(2))
    await run_first(work(1), work(2), last=work(3))
    mock.send()
    AsyncMock().reset_mock()
    async with asyncio.TaskGroup() as group:
        group.create_task(work(3))
    results = await asyncio.gather(*(work(number) for number in range(3)))
    first = await asyncio.wait_for(asyncio.shield(work(4)), timeout=1)
    handle = work if first else work_later
    print(results, inspect.iscoroutine(work(5)), handle)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(work, 6)
    work_locally = lambda: work(7)  # noqa: E731
    await work_locally()
    (await work(8)).bit_length()
    if (number := await work(9)) > 3:
        print(number)


def test_takes_one_argument() -> None:
    with pytest.raises(TypeError):
        work(1, 2)
    with pytest.raises(TypeError):
        work(1)["total"]


def shadowed(work: Any) -> None:
    work(1)


def rebound() -> None:
    work = print
    work(1)


def run_all() -> None:
    command("deploy")
    spawn(work(1))
    with asyncio.Runner() as runner:
        runner.run(work(1))
    asyncio.run(main(None, Mock()))


def conditional_import() -> None:
    try:
        from fast import work
    except ImportError:

        def work(number: int = 0) -> int:
            return number

    work(1)
