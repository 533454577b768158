"""Profiles of users: what functions declare to give, and what they return."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


async def load_name(user_id: int) -> str:
    await asyncio.sleep(0)
    return f"user {user_id}"


async def forget(user_id: int) -> None:
    await asyncio.sleep(0)


class Profiles:
    def __init__(self, tries: int) -> None:
        self.tries = tries

    async def name(self, user_id: int) -> str:
        for _ in range(self.tries):
            name = await load_name(user_id)
            if name:
                return name
        return load_name(0)  # error: [no-missing-await] "awaiting `name()` gives a coroutine, not the `str` that it declares"

    async def find(self, user_id: int) -> str | None:
        if user_id < 0:
            return None
        return self.name(user_id)  # error: [no-missing-await] "is returned without `await`"

    async def remove(self, user_id: int) -> None:
        return forget(user_id)  # error: [no-missing-await] "not the `None` that it declares"

    async def again(self, user_id: int) -> "str":
        try:
            return await self.name(user_id)
        except LookupError:
            return self.again(user_id)  # error: [no-missing-await] "is returned without `await`"

    async def right(self, user_id: int) -> str:
        return await self.name(user_id)

    def plain(self, user_id: int) -> Coroutine[Any, Any, str]:
        return self.name(user_id)

    async def anything(self, user_id: int) -> Any:
        return self.name(user_id)

    async def thing(self, user_id: int) -> object:
        return self.name(user_id)

    async def key(self, user_id: int) -> Hashable:
        return self.name(user_id)

    async def prepared(self, user_id: int) -> Awaitable[str]:
        await forget(user_id)
        return self.name(user_id)

    async def either(self, user_id: int) -> str | Awaitable[str]:
        return self.name(user_id)

    async def undeclared(self, user_id: int):
        return self.name(user_id)


class Cache(Generic[T]):
    def __init__(self, load: Callable[[int], T]) -> None:
        self.load = load

    async def get(self, key: int) -> T:
        return self.load(key)


async def choose(choice: Callable[[], T]) -> T:
    await asyncio.sleep(0)
    return choice()


async def unknown(user_id: int) -> "Missing":
    return load_name(user_id)
