"""Tasks: the loop keeps only weak references, and asyncio.wait() takes no bare coroutines."""

import asyncio


async def send_receipt(order: int) -> None:
    await asyncio.sleep(1)
    print("sent", order)


async def wrong_dropped(order: int) -> None:
    asyncio.create_task(send_receipt(order))


async def wrong_wait() -> None:
    await asyncio.wait([send_receipt(1), send_receipt(2)])


background: set[asyncio.Task[None]] = set()


async def right_kept(order: int) -> None:
    task = asyncio.create_task(send_receipt(order))
    background.add(task)
    task.add_done_callback(background.discard)


async def right_wait() -> None:
    tasks = [asyncio.create_task(send_receipt(order)) for order in (1, 2)]
    await asyncio.wait(tasks)


async def right_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(send_receipt(1))
        group.create_task(send_receipt(2))
