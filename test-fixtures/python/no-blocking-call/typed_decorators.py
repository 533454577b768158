"""Reads sensors through decorators that say what they take and give, as type checkers like it."""

import asyncio
import functools
import inspect
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

pool = ThreadPoolExecutor(2)


def logged(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        print(function.__name__)
        return function(*args, **kwargs)

    return wrapper


def retry(times: int, delay: float = 0.1) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(delay)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def synchronous(function: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, R]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return asyncio.run(function(*args, **kwargs))

    return wrapper


def in_thread(function: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(function)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return await asyncio.to_thread(function, *args, **kwargs)

    return wrapper


def submitted(function: Callable[P, R]) -> Callable[P, Future[R]]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> Future[R]:
        return pool.submit(function, *args, **kwargs)

    return wrapper


def timed(function: Callable[P, R]) -> Callable[P, R]:
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def awaiting(*args: P.args, **kwargs: P.kwargs) -> Any:
            return await function(*args, **kwargs)

        return awaiting

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return wrapper


@logged
def warm_up() -> None:
    time.sleep(1)


@logged
def describe() -> str:
    return "a sensor"


@retry(3, delay=0.5)
def parse(line: str) -> float:
    return float(line)


@synchronous
async def calibrate() -> None:
    await asyncio.sleep(1)


@in_thread
def read_slowly() -> float:
    time.sleep(1)
    return 1.0


@submitted
def read_later() -> float:
    time.sleep(1)
    return 1.0


class Sensor:
    @logged
    def reset(self) -> None:
        time.sleep(1)

    @timed
    def wait(self) -> None:
        time.sleep(1)

    @timed
    async def pause(self) -> None:
        await asyncio.sleep(1)


async def measure(sensor: Sensor) -> float:
    warm_up()  # error: [no-blocking-call] "`warm_up()` blocks the event loop: it calls `time.sleep()`"
    print(describe())
    sensor.reset()  # error: [no-blocking-call] "`sensor.reset()` blocks the event loop"
    sensor.wait()  # error: [no-blocking-call] "`sensor.wait()` blocks the event loop"
    await sensor.pause()
    calibrate()  # error: [no-nested-run] "`calibrate()` starts an event loop inside one that is running"
    later = read_later()
    return parse("1.0") + await read_slowly() + await asyncio.wrap_future(later)  # error: [no-blocking-call] "`parse()` blocks the event loop"


def main() -> None:
    warm_up()
    calibrate()
    asyncio.run(measure(Sensor()))
