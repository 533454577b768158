"""Asynchronous context managers and iterators in plain `with` and `for`."""

import asyncio
import threading
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from typing import AsyncIterator, Iterator

import anyio


@asynccontextmanager
async def transaction() -> AsyncIterator[str]:
    yield "transaction"


@contextmanager
def timer() -> Iterator[None]:
    yield


class Connection:
    async def __aenter__(self) -> "Connection":
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.sleep(0)

    async def rows(self) -> AsyncIterator[dict]:
        yield {"id": 1}

    async def fetch_all(self) -> list[dict]:
        return [row async for row in self.rows()]


class Events:
    def __aiter__(self) -> "Events":
        return self

    async def __anext__(self) -> str:
        raise StopAsyncIteration


class Page:
    """Knows its length, and is iterated asynchronously."""

    def __aiter__(self) -> AsyncIterator[dict]:
        return Connection().rows()

    def __len__(self):
        return 3


class Either:
    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...

    async def __aenter__(self) -> None: ...

    async def __aexit__(self, *error: object) -> None: ...


async def plain_in_async(gate: threading.Lock, plugin) -> None:
    async with anyio.fail_after(3):  # error: [no-missing-await] "`anyio.fail_after()` is a plain context manager: entering it with `async with` raises a TypeError"
        await anyio.sleep(1)
    async with anyio.move_on_after(3) as scope, transaction():  # error: [no-missing-await] "Use `with`"
        print(scope)
    async with timer():  # error: [no-missing-await] "`timer()` is a plain context manager"
        print("timed")
    async with gate:  # error: [no-missing-await] "`gate` is a plain context manager"
        print("locked")
    async with Either(), plugin, plugin.open():
        print("either")
    try:
        async with timer():
            print("tried")
    except TypeError:
        print("plain")
    try:
        async with timer():
            print("tried")
    except AttributeError:
        print("plain, before Python 3.11")


async def wrong(lock: asyncio.Lock) -> None:
    with transaction() as name:  # error: [no-missing-await] "asynchronous context manager"
        print(name)
    with Connection() as connection:  # error: [no-missing-await] "asynchronous context manager"
        print(connection)
    with lock:  # error: [no-missing-await] "asynchronous context manager"
        print("locked")
    async with Connection() as connection:
        for row in connection.rows():  # error: [no-missing-await] "Use `async for`"
            print(row)
        ids = [row["id"] for row in connection.rows()]  # error: [no-missing-await] "Use `async for`"
        rows = list(connection.rows())  # error: [no-missing-await] "`list()` raises a TypeError"
        for row in connection.fetch_all():  # error: [no-missing-await] "iterating over it"
            print(row, ids, rows)
        connection.rows()  # error: [no-missing-await] "asynchronous generator"
    print(len(connection.rows()), tuple(Page()))  # error: [no-missing-await] "`len()`"  # error: [no-missing-await] "`tuple()`"
    for event in Events():  # error: [no-missing-await] "Use `async for`"
        print(event)


async def right(lock: asyncio.Lock) -> None:
    print(len(Page()), [row async for row in Page()])
    async with transaction() as name, lock:
        print(name)
    with timer():
        print("timed")
    async with Connection() as connection:
        async for row in connection.rows():
            print(row)
        print([row["id"] async for row in connection.rows()])
        for row in await connection.fetch_all():
            print(row)
    async for event in Events():
        print(event)


async def stacked(lock: asyncio.Lock) -> None:
    with ExitStack() as stack:
        stack.enter_context(timer())
        stack.enter_context(transaction())  # error: [no-missing-await] "`enter_context()` raises a TypeError"
    async with AsyncExitStack() as stack:
        stack.enter_context(timer())
        stack.enter_context(lock)  # error: [no-missing-await] "Await `enter_async_context()`"
        await stack.enter_async_context(transaction())


async def unpacked(connection: Connection) -> Iterator[object]:
    first, *others = connection.rows()  # error: [no-missing-await] "unpacking it raises a TypeError"
    print(*connection.rows(), sep=", ")  # error: [no-missing-await] "unpacking it raises a TypeError"
    merged = [*connection.rows(), *[row async for row in connection.rows()]]  # error: [no-missing-await] "Collect it with `async for`"
    text = ", ".join(Events())  # error: [no-missing-await] "`join()` raises a TypeError"
    head, tail = await connection.fetch_all()
    return iter([first, *others, *merged, text, head, tail])


def forwarded(connection: Connection) -> Iterator[dict]:
    yield from connection.rows()  # error: [no-missing-await] "unpacking it raises a TypeError"
