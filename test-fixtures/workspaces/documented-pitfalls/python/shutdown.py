"""Cancellation arrives as an exception: swallow it, and the task cannot be stopped."""

import asyncio
import logging

log = logging.getLogger(__name__)


async def poll(queue: asyncio.Queue[str]) -> None:
    log.info("got %s", await queue.get())


async def wrong_forever(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            await poll(queue)
        except asyncio.CancelledError:
            log.info("cancelled, but going on")


async def wrong_everything(queue: asyncio.Queue[str]) -> None:
    try:
        await poll(queue)
    except:
        log.exception("failed")


async def right_raised_again(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            await poll(queue)
        except asyncio.CancelledError:
            log.info("cancelled")
            raise
        except Exception:
            log.exception("failed")


async def right_cleaned_up(queue: asyncio.Queue[str]) -> None:
    try:
        while True:
            await poll(queue)
    finally:
        log.info("closing")


async def right_stopping_a_child(queue: asyncio.Queue[str]) -> None:
    child = asyncio.create_task(right_cleaned_up(queue))
    await asyncio.sleep(1)
    child.cancel()
    try:
        await child
    except asyncio.CancelledError:
        pass
