"""Coroutine functions that return a coroutine, and what becomes of it once they are awaited."""

import asyncio
from typing import Any

import pytest

from somewhere import decorate


class Order:
    number: int = 0

    async def send(self) -> None: ...


async def load_order(number: int) -> Order:
    await asyncio.sleep(0)
    return Order()


async def find_order(number: int):
    return load_order(number)


async def find_either(number: int):
    return load_order(number) if number > 0 else None


async def find_anything(number: int) -> Any:
    return load_order(number)


@decorate
async def find_decorated(number: int):
    return load_order(number)


async def load_both(number: int):
    return await load_order(number)


class Desk:
    async def close(self):
        return Order().send()


async def work(desk: Desk) -> Order | None:
    await desk.close()  # error: [no-missing-await] "Awaiting `desk.close()` gives a coroutine again: the coroutine never runs. `close()` returns it without `await`"
    print((await find_order(1)).number)  # error: [no-missing-await] "`.number` raises an AttributeError"
    if await find_order(2):  # error: [no-missing-await] "a coroutine is always true"
        pass
    order = await find_order(3)  # error: [no-missing-await] "`.number` raises an AttributeError"
    print(order.number)
    forgotten = await find_order(4)  # error: [no-missing-await] "the coroutine never runs"
    return await load_both(5)


async def work_well(desk: Desk) -> Order:
    closing = await desk.close()
    await closing
    await (await find_order(1))
    task = asyncio.create_task(await find_order(2))
    print((await task).number)
    if await find_either(3):
        print((await find_anything(4)).number, (await find_decorated(5)).number)
    order = await load_both(6)
    print(order.number)
    return await find_order(7)


def test_close(desk: Desk) -> None:
    with pytest.raises(AttributeError):
        asyncio.run(desk.close()).number
