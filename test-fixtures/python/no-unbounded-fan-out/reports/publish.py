import asyncio

import trio

from .pieces import by_first_letter, in_pieces
from .workers import lines, listen, write, write_from, write_received, write_rest


async def publish(reports: dict[str, str]) -> None:
    await asyncio.gather(*[write(path, text) for path, text in reports.items()])  # error: [no-unbounded-fan-out] "starts `write()`"


async def publish_lines(text: str) -> None:
    await asyncio.gather(*[write(f"{line}.txt", line) for line in lines(text)])  # error: [no-unbounded-fan-out] "element of `lines()`"


async def publish_groups(words: list[str]) -> None:
    for group in by_first_letter(words):
        await asyncio.gather(*[write(f"{word}.txt", word) for word in group])  # error: [no-unbounded-fan-out] "element of `group`"


async def publish_in_pieces(reports: dict[str, str]) -> None:
    for piece in in_pieces(reports.items(), 50):
        await asyncio.gather(*[write(path, text) for path, text in piece])


async def publish_with_workers(reports: dict[str, str], count: int) -> None:
    queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    for report in reports.items():
        queue.put_nowait(report)
    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(write_from(queue))
    rest = list(reports.items())
    await asyncio.gather(*[write_rest(rest) for _ in range(count)])


async def watch(paths: list[str]) -> None:
    async with asyncio.TaskGroup() as group:
        for path in paths:
            group.create_task(listen(path))


async def publish_through_channel(reports: dict[str, str], count: int) -> None:
    sender, receiver = trio.open_memory_channel(0)
    async with trio.open_nursery() as nursery, sender:
        for _ in range(count):
            nursery.start_soon(write_received, receiver.clone())
        for report in reports.items():
            await sender.send(report)
