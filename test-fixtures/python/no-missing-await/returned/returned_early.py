"""Coroutines returned from a block that was meant for them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar


class Session:
    async def __aenter__(self) -> "Session":
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.sleep(0)

    async def read(self) -> str:
        return "text"


async def parse(text: str) -> dict:
    return {"text": text}


lock = asyncio.Lock()


async def too_early(text: str) -> dict | None:
    try:
        return parse(text)  # error: [no-missing-await] "no handler sees its exceptions"
    except ValueError:
        return None


async def after_cleanup(text: str) -> dict:
    try:
        return parse(text)  # error: [no-missing-await] "`finally` has cleaned up"
    finally:
        print("done")


async def out_of_session() -> str:
    async with Session() as session:
        return session.read()  # error: [no-missing-await] "the `async with` block has been left"


async def out_of_lock(text: str) -> dict:
    async with lock:
        return parse(text)  # error: [no-missing-await] "the `async with` block has been left"


def out_of_suppress(text: str):
    with suppress(ValueError):
        return parse(text)  # error: [no-missing-await] "the `with` block has been left"


async def awaited(text: str) -> dict | None:
    try:
        return await parse(text)
    except ValueError:
        return None


async def awaited_in_session() -> str:
    async with Session() as session:
        return await session.read()


def for_its_arguments(texts: dict[str, str]):
    try:
        return parse(texts["main"])
    except KeyError:
        return parse("")


def handler_returns(texts: dict[str, str]):
    try:
        text = texts["main"]
    except KeyError:
        return parse("")
    else:
        return parse(text)


def with_what_was_read(path: str):
    with open(path) as file:
        return parse(file.read())


def plain_delegation(text: str):
    return parse(text)


P = ParamSpec("P")
R = TypeVar("R")


def retried(load: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    async def once_more(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return load(*args, **kwargs)  # error: [no-missing-await] "no handler sees its exceptions"
        except OSError:
            return await load(*args, **kwargs)

    return once_more


async def measured(handler: Callable[[str], Awaitable[Any]], text: str) -> Any:
    try:
        return handler(text)  # error: [no-missing-await] "`finally` has cleaned up"
    finally:
        print("measured")


async def in_turn(handler: Callable[[str], Awaitable[Any]], text: str):
    async with lock:
        return handler(text)  # error: [no-missing-await] "the `async with` block has been left"


async def handed_on(handler: Callable[[str], Awaitable[str]], text: str) -> Awaitable[str]:
    async with lock:
        return handler(text)


async def started(handler: Callable[[str], asyncio.Future[str]], text: str):
    async with lock:
        return handler(text)


def handed_on_at_once(handler: Callable[[str], Awaitable[str]], texts: list[str]):
    try:
        return handler(texts[0])
    except IndexError:
        return None
