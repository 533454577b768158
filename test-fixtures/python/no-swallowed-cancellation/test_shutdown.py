"""Tests that stop what they have started."""

import asyncio
import contextlib

import pytest


async def forever() -> None:
    await asyncio.Event().wait()


@pytest.fixture
async def ticker():
    task = asyncio.create_task(forever())
    yield task
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_can_be_cancelled(ticker: asyncio.Task[None]) -> None:
    ticker.cancel()
    with pytest.raises(asyncio.CancelledError):
        await ticker


async def test_says_who_was_cancelled() -> None:
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        assert task.cancelled()
    else:
        pytest.fail("not cancelled")


async def test_must_not_hang() -> None:
    try:
        await asyncio.wait_for(forever(), 0.01)
    except BaseException:  # error: [no-swallowed-cancellation] "also catches the cancellation"
        pass


async def test_fails_clearly() -> None:
    try:
        await asyncio.wait_for(forever(), 0.01)
    except TimeoutError:
        pass
    except BaseException as error:
        pytest.fail(f"unexpected: {error!r}")
