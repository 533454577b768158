import asyncio
import functools
from typing import Any, Awaitable, Callable, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def retried(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    @functools.wraps(function)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await function(*args, **kwargs)
        except OSError:
            return await function(*args, **kwargs)

    return wrapper


def run_to_end(function: Callable[..., Any]) -> Callable[..., None]:
    def wrapper(*args: object) -> None:
        asyncio.run(function(*args))

    return wrapper
