"""Tests of invoices: what they assert is the result of a coroutine, not the coroutine."""

import asyncio
import collections.abc
import unittest


class Invoices:
    def __init__(self) -> None:
        self.numbers: list[str] = []

    async def add(self, number: str) -> bool:
        await asyncio.sleep(0)
        self.numbers.append(number)
        return True

    async def total(self) -> int:
        return len(self.numbers)

    async def find(self, number: str) -> str | None:
        return number if number in self.numbers else None


class InvoiceTests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.invoices = Invoices()
        self.assertTrue(await self.invoices.add("2024-1"))

    async def test_total(self) -> None:
        self.assertEqual(self.invoices.total(), 1)  # error: [no-missing-await] "equals nothing else"
        self.assertGreater(self.invoices.total(), 0)  # error: [no-missing-await] "comparing it raises a TypeError"
        self.assertEqual(await self.invoices.total(), 1)

    async def test_add(self) -> None:
        self.assertTrue(self.invoices.add("2024-2"))  # error: [no-missing-await] "is always true"
        self.assertIn("2024-2", self.invoices.numbers)

    async def test_find(self) -> None:
        found = self.invoices.find("2023-9")  # error: [no-missing-await] "it is never `None`"
        self.assertIsNone(found)
        self.assertIsNone(await self.invoices.find("2023-9"), "not of this year")

    async def test_kinds(self) -> None:
        pending = self.invoices.total()
        self.assertIsInstance(pending, collections.abc.Coroutine)
        self.assertEqual(await asyncio.wait_for(pending, 1), 1)
        task = asyncio.create_task(self.invoices.total())
        self.assertIs(await asyncio.shield(task), 1)
        self.assertEqual({task}, asyncio.all_tasks() & {task})
