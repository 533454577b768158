"""Who may do what: rules that are declared to give awaitables, and synchronous storage that threads read."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from asgiref.sync import sync_to_async

T = TypeVar("T")


@dataclass
class Grant:
    role: str
    level: int


class Policy:
    """Rules by name; each may be a coroutine function or give a task."""

    def __init__(self) -> None:
        self.rules: dict[str, Callable[..., Awaitable[Any]]] = {}

    def rule(self, fn: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
        @functools.wraps(fn)
        async def checked(*args: Any) -> T:
            async with asyncio.timeout(1):
                return await fn(*args)

        self.rules[fn.__name__] = checked
        return checked


class Lookup(Protocol):
    def __call__(self, name: str) -> Awaitable[Grant]: ...


policy = Policy()


@policy.rule
async def grant_of(name: str) -> Grant:
    return await read_grant(name)


@sync_to_async(thread_sensitive=False)
def read_grant(name: str) -> Grant:
    return Grant(name, 1)


def start_lookup(name: str) -> Awaitable[Grant]:
    return asyncio.ensure_future(grant_of(name))


async def is_guest(name: str) -> bool:
    return not name


async def is_editor(name: str, lookup: Lookup) -> bool:
    grant = grant_of(name)  # error: [no-missing-await] "`.role` raises an AttributeError"
    if grant.role == "editor":
        return True
    return (await lookup(name)).role == lookup(name).role  # error: [no-missing-await] "`.role` raises"


async def is_reader(name: str, known: set[str]) -> bool:
    return name in known or is_guest(name)  # error: [no-missing-await] "gives a coroutine, not the `bool`"


async def is_writer(name: str, known: set[str]) -> bool:
    return await is_guest(name) if name in known else is_guest(name)  # error: [no-missing-await] "not the `bool`"


async def level_of(name: str) -> int:
    grant = read_grant(name)  # error: [no-missing-await] "`.level` raises an AttributeError"
    return grant.level


def is_anybody(name: str, known: set[str]) -> bool | Awaitable[bool]:
    return name in known or is_guest(name)


async def print_level(name: str) -> None:
    print(grant_of(name))  # error: [no-missing-await] "is printed"
    if grant_of(name) == Grant("owner", 9):  # error: [no-missing-await] "equals nothing else"
        print(name)


async def remember(name: str, seen: list[str]) -> Grant:
    grant = read_grant(name)  # error: [no-missing-await] "`remember()` returns it where it declares `Grant`"
    seen.append(name)
    return grant


async def all_grants(names: tuple[str, str]) -> list[Grant]:
    return asyncio.gather(*(read_grant(name) for name in names))  # error: [no-missing-await] "not the `list[Grant]`"


def retried(fn: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
    async def call_again(*args: Any) -> T:
        try:
            return fn(*args)  # error: [no-missing-await] "no handler sees its exceptions"
        except OSError:
            return fn(*args)  # error: [no-missing-await] "not the `T` that it declares"

    async def call_once(*args: Any) -> T:
        return await fn(*args)

    return call_again if T else call_once


def timed(fn: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    async def call(*args: Any) -> T:
        return fn(*args)

    return call


async def settle(name: str) -> Grant:
    grant = start_lookup(name)
    if inspect.isawaitable(grant):
        grant = await grant
    return grant


async def compare(name: str, other: str) -> bool:
    first, second = start_lookup(name), start_lookup(other)
    both = await asyncio.gather(first, second)
    third = start_lookup(name)
    await asyncio.wait([third])
    return third.result().level == both[0].level == (await read_grant(other)).level
