"""Everything that makes callers wait their turn."""

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

turns = asyncio.Semaphore(3)


class Slots:
    """A context manager of our own."""

    def __init__(self, count: int) -> None:
        self._inner = asyncio.Semaphore(count)

    async def __aenter__(self) -> "Slots":
        await self._inner.acquire()
        return self

    async def __aexit__(self, *error: object) -> None:
        self._inner.release()


class RateLimiter:
    """So many calls a second."""

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._lock = asyncio.Lock()
        self._next = 0.0

    async def wait(self) -> None:
        async with self._lock:
            delay = self._next - time.monotonic()
            if delay > 0:
                await asyncio.sleep(delay)
            self._next = time.monotonic() + self._interval


@asynccontextmanager
async def turn() -> AsyncIterator[None]:
    async with turns:
        yield


@asynccontextmanager
async def timed() -> AsyncIterator[float]:
    start = time.monotonic()
    yield start
    print(time.monotonic() - start)


def limited(count: int) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Awaitable[T]]]:
    semaphore = asyncio.Semaphore(count)

    def decorate(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        @functools.wraps(function)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            async with semaphore:
                return await function(*args, **kwargs)

        return wrapper

    return decorate
