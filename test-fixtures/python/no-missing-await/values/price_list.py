"""Prices of many shops at once: lists of coroutines, and what is done with their elements."""

import asyncio
import logging

log = logging.getLogger(__name__)


class Shop:
    async def price(self, item: str) -> float:
        await asyncio.sleep(0)
        return float(len(item))

    async def is_open(self) -> bool:
        await asyncio.sleep(0)
        return True


async def total(shop: Shop, items: list[str]) -> float:
    prices = [shop.price(item) for item in items]  # error: [no-missing-await] "calculating with it raises a TypeError"
    return sum(prices)


async def total_right(shop: Shop, items: list[str]) -> float:
    prices = await asyncio.gather(*[shop.price(item) for item in items[:5]])
    return sum(prices)


async def describe(shop: Shop, items: list[str]) -> str:
    prices = [shop.price(item) for item in items]  # error: [no-missing-await] "`price` holds a coroutine"
    return ", ".join(f"{price:.2f}" for price in prices)


async def with_tax(shop: Shop, items: list[str]) -> list[float]:
    prices = []
    for item in items:
        prices.append(shop.price(item))  # error: [no-missing-await] "calculating with it raises a TypeError"
    log.info("%d prices", len(prices))
    return [price * 1.2 for price in prices]


async def all_open(shops: list[Shop]) -> bool:
    answers = [shop.is_open() for shop in shops]  # error: [no-missing-await] "always true"
    return all(answers)


async def describe_right(shop: Shop, items: list[str]) -> str:
    prices = [shop.price(item) for item in items]
    return ", ".join([f"{await price:.2f}" for price in prices])


async def tell_and_wait(shop: Shop, items: list[str]) -> list[float]:
    jobs = [shop.price(item) for item in items[:5]]
    for job in jobs:
        log.debug("waiting for %s", job)
    log.debug(", ".join(str(job) for job in jobs))
    return await asyncio.gather(*jobs)


async def start_them(shop: Shop, items: list[str]) -> list[asyncio.Task[float]]:
    jobs = [shop.price(item) for item in items[:5]]
    return [asyncio.create_task(job, name=f"job {job}") for job in jobs]
