"""Starts work in the background, by names that another file gives."""

import asyncio

from . import background
from .background import Nursery, keep, main_loop, start_task


async def send_receipt(order: str) -> None:
    await asyncio.sleep(1)


async def checkout(order: str) -> None:
    start_task(send_receipt(order))  # error: [no-dangling-task] "Nothing keeps the task of `start_task()`"
    background.start_task(send_receipt(order))  # error: [no-dangling-task] "weak reference"
    main_loop.create_task(send_receipt(order))  # error: [no-dangling-task] "weak reference"
    keep(send_receipt(order))
    background.keep(send_receipt(order))
    Nursery().create_task(send_receipt(order))


async def checkout_all(orders: list[str]) -> None:
    [asyncio.ensure_future(send_receipt(order)) for order in orders[:5]]  # error: [no-dangling-task] "Nothing keeps"
    started = [asyncio.ensure_future(send_receipt(order)) for order in orders[:5]]
    await asyncio.gather(*started)


async def checkout_maybe(order: str, wants_receipt: bool) -> None:
    asyncio.create_task(send_receipt(order)) if wants_receipt else None  # error: [no-dangling-task] "Nothing keeps"
    wants_receipt and start_task(send_receipt(order))  # error: [no-dangling-task] "Nothing keeps"
    sending = asyncio.create_task(send_receipt(order)) if wants_receipt else None
    if sending is not None:
        await sending
