"""Functions under decorators without annotations, or with such as say too little; some can be used with and without options."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from somewhere import active_span, connect, is_tracing

F = TypeVar("F", bound=Callable[..., Any])


def trace(func=None, name=None):
    def decorator(func):
        if not is_tracing:
            return func
        if inspect.iscoroutinefunction(func):

            @wraps(func)
            async def traced(*args, **kwargs):
                with active_span(name):
                    return await func(*args, **kwargs)

        else:

            @wraps(func)
            def traced(*args, **kwargs):
                with active_span(name):
                    return func(*args, **kwargs)

        return traced

    if func:
        return decorator(func)
    else:
        return decorator


def counted(function=None, *, limit=0):
    def decorator(function):
        @wraps(function)
        async def count(*args, **kwargs):
            return await function(*args, **kwargs)

        return count

    return decorator if function is None else decorator(function)


def in_background(function=None):
    def decorator(function):
        @wraps(function)
        def start(*args, **kwargs):
            connect("jobs").start(function(*args, **kwargs))

        return start

    if not callable(function):
        return decorator
    return decorator(function)


def either(function=None):
    if function:
        return connect(function)
    return function


def as_job(name: str) -> Callable[[F], F]:
    """Says that it gives the function back, and gives what starts it."""

    def decorator(func: F) -> F:
        @wraps(func)
        def start(*args: Any, **kwargs: Any) -> "Started":
            return connect("jobs").start(name, func(*args, **kwargs))

        return cast(F, start)

    return decorator


def measured(func: F) -> F:
    @wraps(func)
    def measure(*args: Any, **kwargs: Any) -> Any:
        with active_span("measured"):
            return func(*args, **kwargs)

    return cast(F, measure)


def logged(func: F) -> F:
    @wraps(func)
    async def log(*args: Any, **kwargs: Any) -> Any:
        return await func(*args, **kwargs)

    return cast(F, log)


def registered(func: F) -> F:
    connect("handlers").add(func)
    return func


@as_job("sweep")
async def sweep() -> None: ...


@measured
async def dust() -> None: ...


@logged
async def mop() -> None: ...


@registered
async def wax() -> None: ...


async def clean() -> None:
    sweep()
    dust()  # error: [no-missing-await] "`dust()` is not awaited"
    mop()  # error: [no-missing-await] "`mop()` is not awaited"
    wax()  # error: [no-missing-await] "`wax()` is not awaited"


@trace
async def save(record):
    pass


@trace(name="remove")
async def remove(record):
    pass


@trace
def forget(record):
    pass


@counted
async def load(record):
    pass


@counted(limit=3)
async def load_some(record):
    pass


@in_background
async def warm_up(record):
    pass


@in_background()
async def cool_down(record):
    pass


@either
async def look_up(record):
    pass


options = {"name": "move"}


@trace(**options)
async def move(record):
    pass


async def work(record):
    save(record)  # error: [no-missing-await] "`save()` is not awaited"
    remove(record)  # error: [no-missing-await] "`remove()` is not awaited"
    forget(record)
    load(record)  # error: [no-missing-await] "`load()` is not awaited"
    load_some(record)  # error: [no-missing-await] "`load_some()` is not awaited"
    warm_up(record)
    cool_down(record)
    look_up(record)
    move(record)
    await save(record)


class Store:
    async def keep(self, record): ...


class Handler:
    def __init__(self, address):
        self.store: Store = connect(address).store()
        self.log: Store = connect(address).store()


class Registration(Handler):
    def __init__(self, address):
        super().__init__(address)
        self.store = connect(address).store()
        self.log = print

    async def register(self, record):
        self.store.keep(record)  # error: [no-missing-await] "`self.store.keep()` is not awaited"
        self.log(record)
        await self.store.keep(record)


class Shop:
    """Annotates a name with what the module means by it."""

    handlers: "handlers.Handler"
    store: Store

    async def close(self, record):
        self.store.keep(record)  # error: [no-missing-await] "`self.store.keep()` is not awaited"


class clerk:
    class Clerk:
        async def serve(self, record): ...


class Counter:
    clerk: clerk.Clerk

    async def open(self, record):
        self.clerk.serve(record)  # error: [no-missing-await] "`self.clerk.serve()` is not awaited"
        await self.clerk.serve(record)
