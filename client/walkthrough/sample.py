"""A small service with four mistakes. Hover each squiggle, then press Ctrl+. (Cmd+. on a Mac) on it."""

import asyncio
import time


def read_rates():
    time.sleep(2)  # stands for a slow server
    return {"EUR": 1.0, "JPY": 171.3}


async def save_order(order):
    reader, writer = await asyncio.open_connection("orders.example.com", 7000)
    writer.write(repr(order).encode())
    await writer.drain()
    return order["id"]


async def handle_order(order):
    # Through `read_rates()`, this stops every other task for two seconds.
    rates = read_rates()
    order["total"] *= rates[order["currency"]]
    # Nothing is saved: the coroutine never runs.
    save_order(order)


async def poll(queue):
    while True:
        try:
            await handle_order(await queue.get())
        # This task can no longer be cancelled.
        except BaseException as error:
            print("skipped", error)


async def import_orders(orders):
    # As many orders at once as there are.
    await asyncio.gather(*(save_order(order) for order in orders))
