"""Looks up the stock of shops; what functions give has results in it, and sometimes coroutines in their place."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


async def count(shop: str) -> int:
    await asyncio.sleep(0)
    return len(shop)


async def counts(shops: list[str]) -> list[int]:
    return [count(shop) for shop in shops]  # error: [no-missing-await] "`counts()` gives a coroutine in place of a value of the `list[int]` that it declares"


async def counts_in_turn(shops: list[str]) -> list[int]:
    return [await count(shop) for shop in shops]


async def two(a: str, b: str) -> Sequence[int]:
    return [await count(a), count(b)]  # error: [no-missing-await] "of the `Sequence[int]` that it declares"


async def by_name(shops: list[str]) -> dict[str, int]:
    if len(shops) == 1:
        return {shops[0]: count(shops[0])}  # error: [no-missing-await] "of the `dict[str, int]` that it declares"
    return {shop: count(shop) for shop in shops}  # error: [no-missing-await] "Await it here"


async def with_name(shop: str) -> tuple[str, int]:
    return shop, count(shop)  # error: [no-missing-await] "of the `tuple[str, int]` that it declares"


async def if_open(shop: str, is_open: bool) -> list[int] | None:
    return [count(shop)] if is_open else None  # error: [no-missing-await] "gives a coroutine"


async def each(shops: list[str]) -> AsyncIterator[int]:
    for shop in shops:
        yield count(shop)  # error: [no-missing-await] "of the `AsyncIterator[int]` that it declares"


async def each_in_turn(shops: list[str]) -> AsyncIterator[int]:
    for shop in shops:
        yield await count(shop)


async def apply(functions: list[Callable[[], Awaitable[T]]]) -> list[T]:
    return [function() for function in functions]  # error: [no-missing-await] "of the `list[T]` that it declares"


async def fill(shops: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for shop in shops:
        found[shop] = count(shop)  # error: [no-missing-await] "`found[shop]` is declared to hold something else"
    return found


class Stock:
    def __init__(self, shops: list[str]) -> None:
        self.counts: list[int | None] = [None for shop in shops]

    async def update(self, index: int, shop: str, known: dict[str, int]) -> None:
        self.counts[index] = count(shop)  # error: [no-missing-await] "is declared to hold something else"
        known[shop] = count(shop) if shop else count("")  # error: [no-missing-await] "is declared to hold something else"
        self.counts.append(count(shop))  # error: [no-missing-await] "`self.counts.append()` takes a value. Await it"
        known[shop] = await count(shop)


# What is declared to be awaited by the caller, and what may hold anything, is left alone.


async def prepare(shops: list[str]) -> list[Coroutine[Any, Any, int]]:
    return [count(shop) for shop in shops]


async def start(shops: list[str]) -> list[asyncio.Task[int]]:
    return [asyncio.create_task(count(shop)) for shop in shops[:5]]


async def prepare_any(shops: list[str]) -> list[Any]:
    return [count(shop) for shop in shops]


async def prepare_with_name(shop: str) -> tuple[str, Awaitable[int]]:
    return shop, count(shop)


async def prepare_each(shops: list[str]) -> AsyncIterator[Awaitable[int]]:
    for shop in shops:
        yield count(shop)


async def prepare_objects(shop: str) -> dict[str, object]:
    return {shop: count(shop)}


def prepare_plainly(shops: list[str]) -> Iterator[int]:
    for shop in shops:
        yield asyncio.run(count(shop))


async def nested(shops: list[str]) -> list[int]:
    jobs = [(shop, count(shop)) for shop in shops[:5]]
    return [len(shop) + await job for shop, job in jobs]


async def fill_with_any(shops: list[str], jobs: dict[str, Awaitable[int]]) -> dict[str, object]:
    found: dict[str, object] = {}
    undeclared = {"": 1}
    inner: list[int] = []
    for shop in shops:
        found[shop] = count(shop)
        jobs[shop] = count(shop)
        undeclared[shop] = count(shop)
        inner[1:2] = [await count(shop)]
    await asyncio.gather(*undeclared.values())
    return found
