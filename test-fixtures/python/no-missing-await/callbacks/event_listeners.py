"""Listeners of both kinds: whoever tells them apart need not await what a synchronous one gives."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeGuard


class Listener(Protocol):
    def __call__(self, event: str, /) -> None | Awaitable[None]: ...


Handler = Callable[[str], None | Awaitable[None]]


def is_async(function: Any) -> TypeGuard[Callable[..., Awaitable[Any]]]:
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


class Emitter:
    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.tasks: set[asyncio.Task[None]] = set()

    async def emit(self, event: str) -> None:
        for listener in self.listeners:
            if asyncio.iscoroutinefunction(listener):
                await listener(event)
            else:
                listener(event)

    def emit_soon(self, event: str) -> None:
        for listener in self.listeners:
            if is_async(listener):
                task = asyncio.ensure_future(listener(event))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
                continue
            listener(event)

    async def emit_to_first(self, event: str) -> None:
        listener = self.listeners[0]
        await listener(event) if is_async(listener) else listener(event)

    def emit_to_plain(self, event: str) -> None:
        for listener in self.listeners:
            assert not is_async(listener)
            listener(event)

    async def emit_carelessly(self, event: str) -> None:
        for listener in self.listeners:
            listener(event)  # error: [no-missing-await] "`listener()` is not awaited"

    async def emit_to_callable(self, event: str) -> None:
        for listener in self.listeners:
            if callable(listener):
                listener(event)  # error: [no-missing-await] "`listener()` is not awaited"


class Registered:
    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.is_async = inspect.iscoroutinefunction(handler)

    async def run(self, event: str) -> None:
        if self.is_async:
            await self.handler(event)
        else:
            self.handler(event)

    async def run_now(self, event: str) -> None:
        if self.is_async:
            await self.handler(event)
            return
        self.handler(event)

    async def run_twice(self, event: str) -> None:
        self.handler(event)  # error: [no-missing-await] "`self.handler()` is not awaited"
        await self.handler(event)


async def log(event: str) -> None:
    await asyncio.sleep(0)
    print(event)


async def log_both(event: str) -> None:
    if inspect.iscoroutinefunction(log):
        await log(event)
    else:
        log(event)  # error: [no-missing-await] "`log()` is not awaited"


def to_awaitable(result: None | Awaitable[None]) -> Awaitable[None]:
    return result if inspect.isawaitable(result) else asyncio.sleep(0)


async def emit_in_order(handler: Handler, event: str, is_urgent: bool) -> None:
    if is_urgent:
        to_awaitable(handler(event))  # error: [no-missing-await] "`to_awaitable()` is not awaited"
    else:
        await to_awaitable(handler(event))
