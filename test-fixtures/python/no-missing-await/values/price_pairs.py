"""Prices beside the items they belong to: elements of several lists, taken in pairs."""

import asyncio


async def price(item: str) -> float:
    await asyncio.sleep(0)
    return len(item) * 1.5


async def with_tax(items: list[str]) -> dict[str, float]:
    prices = [price(item) for item in items]  # error: [no-missing-await] "`amount` holds a coroutine from `price()`"
    return {item: amount * 1.2 for item, amount in zip(items, prices)}


async def numbered(items: list[str]) -> list[str]:
    return [
        f"{index}: {amount}"
        for index, amount in enumerate(
            [price(item) for item in items],  # error: [no-missing-await] "the text shows the coroutine object"
            start=1,
        )
    ]


async def mapped(items: list[str]) -> list[float]:
    return [amount + 1 for _, amount in zip(items, map(price, items))]  # error: [no-missing-await] "calculating with it"


async def shown(items: list[str]) -> None:
    prices = [price(item) for item in items]  # error: [no-missing-await] "the coroutine object is printed"
    for item, amount in zip(items, prices, strict=True):
        print(item, amount)


async def ranked(items: list[str]) -> None:
    prices = [price(item) for item in items]  # error: [no-missing-await] "comparing it"
    for index, amount in enumerate(prices):
        if amount > 10:
            print(index)


# All of these await them.


async def awaited_in_pairs(items: list[str]) -> dict[str, float]:
    prices = [price(item) for item in items]
    return {item: await amount for item, amount in zip(items, prices)}


async def awaited_before(items: list[str]) -> dict[str, float]:
    prices = [price(item) for item in items[:10]]
    return {item: amount * 1.2 for item, amount in zip(items, await asyncio.gather(*prices))}


async def only_the_items(items: list[str]) -> None:
    prices = [price(item) for item in items]
    for item, amount in zip(items, prices):
        print(item, await amount)


async def as_tasks(items: list[str]) -> list[tuple[str, bool]]:
    tasks = [asyncio.create_task(price(item)) for item in items[:10]]
    await asyncio.wait(tasks)
    return [(item, task.done()) for item, task in zip(items, tasks)]


async def chosen(items: list[str], zip) -> list[float]:
    prices = [price(item) for item in items]
    return [amount + 1 for _, amount in zip(items, prices)]
