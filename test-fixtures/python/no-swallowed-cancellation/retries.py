"""Tries things again, with more or less care."""

import asyncio
import functools
import random
import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import NoReturn, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def retried(attempts: int) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Awaitable[T]]]:
    def decorate(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        @functools.wraps(function)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            for attempt in range(attempts):
                try:
                    return await function(*args, **kwargs)
                except:  # error: [no-swallowed-cancellation] "and the loop goes on"
                    await asyncio.sleep(2**attempt + random.random())
            return await function(*args, **kwargs)

        return wrapper

    return decorate


def retried_three_times(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        last: BaseException | None = None
        for _ in range(3):
            try:
                return await function(*args, **kwargs)
            except BaseException as error:  # error: [no-swallowed-cancellation] "and the loop goes on"
                last = error
        assert last is not None
        raise last

    return wrapper


def with_default(default: T) -> Callable[[Callable[[], Awaitable[T]]], Callable[[], Awaitable[T]]]:
    def decorate(function: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
        async def wrapper() -> T:
            result = default
            try:
                result = await function()
            except BaseException:  # error: [no-swallowed-cancellation] "also catches the cancellation of `function()`"
                traceback.print_exc()
            return result

        return wrapper

    return decorate


async def first_that_works(*functions: Callable[[], Awaitable[T]]) -> T:
    errors: list[BaseException] = []
    for function in functions:
        try:
            return await function()
        except BaseException as error:
            errors.append(error)
    raise BaseExceptionGroup("none of them works", errors)


async def with_deadline(function: Callable[[], Awaitable[T]], seconds: float) -> T | None:
    task = asyncio.ensure_future(function())
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if done:
        return task.result()
    task.cancel()
    try:
        return await task
    except asyncio.CancelledError:
        return None


async def until_it_works(function: Callable[[], Awaitable[T]]) -> T:
    while True:
        try:
            return await function()
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            await asyncio.sleep(1)


async def with_free_name(reserve: Callable[[str], Awaitable[T]], name: str) -> T:
    taken = 0
    while True:
        if taken > 9:
            raise LookupError(name)
        try:
            return await reserve(f"{name}{taken}")
        except (ValueError, asyncio.CancelledError):  # error: [no-swallowed-cancellation] "and the loop goes on"
            taken += 1


async def with_last_error(reserve: Callable[[str], Awaitable[T]], names: list[str]) -> T:
    failed: BaseException | None = None
    for name in names:
        if failed is not None:
            raise failed
        try:
            return await reserve(name)
        except (ValueError, asyncio.CancelledError) as error:
            failed = error
    raise LookupError(names) from failed


def fail(error: BaseException) -> NoReturn:
    raise RuntimeError("does not work") from error


def fail_if_final(error: BaseException) -> None:
    if not isinstance(error, ValueError):
        raise error


async def with_failure_at_last(function: Callable[[], Awaitable[T]], attempts: int) -> T:
    for attempt in range(attempts):
        try:
            return await function()
        except (ValueError, asyncio.CancelledError) as error:  # error: [no-swallowed-cancellation] "and the loop goes on"
            if attempt == attempts - 1:
                fail(error)
    raise AssertionError


async def with_failure_at_once(function: Callable[[], Awaitable[T]], attempts: int) -> T:
    for attempt in range(attempts):
        try:
            return await function()
        except BaseException as error:
            traceback.print_exc()
            fail_if_final(error)
    raise AssertionError


async def with_failure_by_kind(function: Callable[[], Awaitable[T]], attempts: int) -> T:
    for attempt in range(attempts):
        try:
            return await function()
        except BaseException as error:
            if not getattr(error, "can_be_repeated", False):
                fail(error)
    raise AssertionError


async def until_it_fails_badly(function: Callable[[], Awaitable[T]]) -> T:
    while True:
        try:
            try:
                return await function()
            except BaseException:
                traceback.print_exc()
                sys.exit(1)
        except ValueError:
            await asyncio.sleep(1)


async def however_it_fails(function: Callable[[], Awaitable[T]]) -> T:
    while True:
        try:
            try:
                return await function()
            except BaseException:  # error: [no-swallowed-cancellation] "the loop goes on"
                traceback.print_exc()
        except ValueError:
            await asyncio.sleep(1)
