"""Pages of a ledger, given one after the other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest


async def read_pages(count: int) -> AsyncIterator[str]:
    for number in range(count):
        await asyncio.sleep(0)
        yield f"page {number}"


@asynccontextmanager
async def open_ledger(name: str) -> AsyncIterator[str]:
    yield name


class Ledger:
    async def entries(self):
        yield "entry"

    async def all_entries(self) -> list[str]:
        return [entry async for entry in self.entries()]

    async def show(self) -> None:
        print(await self.entries())  # error: [no-missing-await] "`self.entries()` is an asynchronous generator, which cannot be awaited"


async def is_awaitable(ledger: Ledger) -> bool:
    try:
        await ledger.entries()
    except (TypeError, ValueError):
        return False
    try:
        await read_pages(3)  # error: [no-missing-await] "is an asynchronous generator, which cannot be awaited"
    except OSError:
        return False
    return True


async def show(ledger: Ledger) -> None:
    pages = await read_pages(3)  # error: [no-missing-await] "this raises a TypeError. Iterate over it with `async for`"
#                 ^^^^^^^^^^
    print(pages, await ledger.all_entries(), await anext(read_pages(1)))
    print(await asyncio.wait_for(anext(ledger.entries()), 5))
    async with open_ledger("a") as name:
        print(name)


async def test_pages_are_not_awaited() -> None:
    with pytest.raises(TypeError):
        await read_pages(3)
