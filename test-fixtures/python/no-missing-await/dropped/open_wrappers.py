"""Decorators whose annotations only say that functions become functions: their bodies say which."""

import asyncio
import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from somewhere import active_span, connect


def traced(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def trace(*args: Any, **kwargs: Any) -> Any:
        with active_span(func.__name__):
            return func(*args, **kwargs)

    return trace


def retried(times: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def decorator(func: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(func)
        async def retry(*args: Any, **kwargs: Any) -> Any:
            for _ in range(times - 1):
                try:
                    return await func(*args, **kwargs)
                except OSError:
                    continue
            return await func(*args, **kwargs)

        return retry

    return decorator


def named(name: str) -> Callable:
    def decorator(func):
        @wraps(func)
        def call(*args, **kwargs):
            with active_span(name):
                return func(*args, **kwargs)

        return call

    return decorator


def scheduled(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def schedule(*args: Any, **kwargs: Any) -> Any:
        return connect("jobs").start(func(*args, **kwargs))

    return schedule


def queued(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def decorator(func: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(func)
        def enqueue(*args: Any, **kwargs: Any) -> Any:
            return connect(name).start(func(*args, **kwargs))

        return enqueue

    return decorator


def switched(name: str) -> Callable:
    return connect(name).switch


def sometimes(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if args:
            return func(*args, **kwargs)
        return connect("jobs").last()

    return call


def run_here(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        result = func(*args, **kwargs)
        if inspect.iscoroutine(result):
            return asyncio.run(result)
        return result

    return call


def run_if_needed(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if inspect.iscoroutinefunction(func):
            return asyncio.run(func(*args, **kwargs))
        return func(*args, **kwargs)

    return call


def unless_empty(func: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if not kwargs:
            return None
        return func(*args, **kwargs)

    return call


def open_door() -> Any:
    async def opened() -> None: ...

    def go() -> Any:
        return opened()

    return go()


@traced
async def sweep() -> None: ...


@retried(3)
async def dust() -> None: ...


@named("mop")
async def mop() -> None: ...


@traced
def count() -> int:
    return 1


@scheduled
async def wax() -> None: ...


@queued("night")
async def polish() -> None: ...


@switched("day")
async def air() -> None: ...


@sometimes
async def wash() -> None: ...


@run_here
async def scrub() -> None: ...


@run_if_needed
async def rinse() -> None: ...


@unless_empty
async def dry() -> None: ...


def clean_alone() -> None:
    scrub()
    rinse()


async def clean() -> None:
    sweep()  # error: [no-missing-await] "`sweep()` is not awaited"
    dust()  # error: [no-missing-await] "`dust()` is not awaited"
    mop()  # error: [no-missing-await] "`mop()` is not awaited"
    await sweep()
    count()
    wax()
    polish()
    air()
    wash()
    open_door()
    dry(fast=True)  # error: [no-missing-await] "is not awaited"
