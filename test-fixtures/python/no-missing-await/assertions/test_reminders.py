"""Tests of reminders. Classes of unittest that do not await their own coroutine functions."""

import asyncio
import unittest
from collections.abc import Callable
from typing import Any
from unittest import IsolatedAsyncioTestCase, TestCase, mock


class Reminders:
    async def start(self) -> None:
        self.due: list[str] = []

    async def add(self, text: str) -> int:
        await asyncio.sleep(0)
        self.due.append(text)
        return len(self.due)


class ReminderTests(unittest.TestCase):
    async def setUp(self) -> None:  # error: [no-missing-await] "drops the coroutine"
        self.reminders = Reminders()
        await self.reminders.start()

    async def test_add(self) -> None:  # error: [no-missing-await] "the test passes, and its body never runs"
        self.assertEqual(await self.reminders.add("milk"), 1)

    @mock.patch("asyncio.sleep")
    @unittest.skipIf(False, "slow")
    async def test_patched(self, sleep: mock.AsyncMock) -> None:  # error: [no-missing-await] "never runs"
        await self.reminders.add("milk")
        sleep.assert_awaited()

    async def collect(self) -> int:
        return await self.reminders.add("bread")

    def test_collect(self) -> None:
        self.assertEqual(asyncio.run(self.collect()), 1)


class QuickTests(TestCase):
    async def test_nothing(self) -> None:  # error: [no-missing-await] "Inherit from `unittest.IsolatedAsyncioTestCase`"
        await asyncio.sleep(0)


class AsyncReminderTests(IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.reminders = Reminders()

    async def setUp(self) -> None:  # error: [no-missing-await] "`asyncSetUp()`"
        await self.reminders.start()

    async def test_add(self) -> None:
        self.assertEqual(await self.reminders.add("milk"), 1)


def in_loop(test: Callable[..., Any]) -> Callable[..., None]:
    def run(*args: Any) -> None:
        asyncio.run(test(*args))

    return run


class DecoratedTests(TestCase):
    @in_loop
    async def test_add(self) -> None:
        await Reminders().start()


class LoopTestCase(TestCase):
    def _callTestMethod(self, method: Callable[[], Any]) -> None:
        asyncio.run(method())

    async def test_own(self) -> None:
        await asyncio.sleep(0)


class LoopTests(LoopTestCase):
    async def test_start(self) -> None:
        await Reminders().start()
