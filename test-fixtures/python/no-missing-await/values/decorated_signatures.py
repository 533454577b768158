"""Coroutines given to functions whose decorators take and give the same parameters (PEP 612)."""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from tracing import instrument

P = ParamSpec("P")
R = TypeVar("R")


def traced(call: Callable[P, R]) -> Callable[P, R]:
    return instrument(call)


def named(name: str) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    return instrument(name)


def in_session(call: Callable[Concatenate[Any, P], R]) -> Callable[P, R]:
    return instrument(call)


def of_anything(call: Callable[..., R]) -> Callable[..., R]:
    return instrument(call)


async def find_room(number: int) -> str: ...


@traced
async def reserve(room: str, nights: int = 1) -> None: ...


@named("cancel")
async def cancel(*, room: str) -> None: ...


@in_session
async def move(session: Any, room: Any, other: str) -> None: ...


@of_anything
async def note(room: str) -> None: ...


@traced
async def wait_for(room: Awaitable[str]) -> None: ...


class Desk:
    @traced
    @named("open")
    async def open(self, room: str) -> None: ...

    @classmethod
    @traced
    async def create(cls, room: str) -> None: ...

    @staticmethod
    @traced
    async def clean(room: str) -> None: ...

    async def start(self) -> None:
        await self.open(find_room(1))  # error: [no-missing-await] "`self.open()` takes a value as `room`"
        await self.create(find_room(1))  # error: [no-missing-await] "`self.create()` takes a value as `room`"
        await self.clean(find_room(1))  # error: [no-missing-await] "`self.clean()` takes a value as `room`"


async def main(desk: Desk, ready: str) -> None:
    await reserve(find_room(1), 2)  # error: [no-missing-await] "`reserve()` takes a value as `room`"
    await cancel(room=find_room(2))  # error: [no-missing-await] "`cancel()` takes a value as `room`"
    await desk.open(room=find_room(3))  # error: [no-missing-await] "`desk.open()` takes a value as `room`"
    await Desk.open(desk, find_room(4))  # error: [no-missing-await] "`Desk.open()` takes a value as `room`"
    room = find_room(5)  # error: [no-missing-await] "`reserve()` takes a value as `room`"
    await reserve(room)
    await move(find_room(6), ready)
    await note(find_room(7))
    await wait_for(find_room(8))
    await reserve(await find_room(9))
