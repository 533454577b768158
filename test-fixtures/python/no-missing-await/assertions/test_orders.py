"""A suite of tests, of which some can never fail."""

import asyncio
from unittest import IsolatedAsyncioTestCase
from unittest.mock import AsyncMock, MagicMock

import pytest


class Orders:
    def __init__(self) -> None:
        self.placed: list[str] = []
        self.mailer = AsyncMock()

    async def place(self, name: str) -> bool:
        if not name:
            raise ValueError(name)
        self.placed.append(name)
        await self.mailer.send(name)
        return True

    async def total(self) -> int:
        return len(self.placed)

    def clear(self) -> None:
        self.placed.clear()


@pytest.fixture
def orders() -> Orders:
    return Orders()


@pytest.fixture
async def full(orders: Orders) -> Orders:
    orders.place("tea")  # error: [no-missing-await] "never runs"
    return orders


async def test_places(orders: Orders) -> None:
    assert orders.place("tea")  # error: [no-missing-await] "always true"
    assert orders.total() == 1  # error: [no-missing-await] "a coroutine object equals nothing else"


async def test_fails_without_name(orders: Orders) -> None:
    with pytest.raises(ValueError):
        orders.place("")  # error: [no-missing-await] "never runs"


async def test_places_right(full: Orders) -> None:
    assert await full.place("tea")
    assert await full.total() == 1
    full.mailer.send.assert_awaited_once_with("tea")
    full.clear()


async def test_with_doubles() -> None:
    double = MagicMock(spec=Orders)
    double.place("tea")
    stub = AsyncMock(return_value=3)
    stub.reset_mock()
    assert await stub() == 3


def test_in_a_loop_of_its_own(orders: Orders) -> None:
    assert asyncio.run(orders.place("tea"))
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(orders.total()) == 1
    finally:
        loop.close()


class OrdersTest(IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.orders = Orders()
        await self.orders.place("coffee")

    async def test_total(self) -> None:
        self.assertEqual(await self.orders.total(), 1)
        with self.assertRaises(ValueError):
            await self.orders.place("")

    def test_forgets_to_run(self) -> None:
        total = self.orders.total()  # error: [no-missing-await] "never awaited"
        del total
