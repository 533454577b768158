import asyncio

import trio

from .pieces import by_first_letter, in_pieces, in_slices
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


async def publish_in_slices(words: list[str]) -> None:
    for some in in_slices(words):
        await asyncio.gather(*[write(f"{word}.txt", word) for word in some])


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


async def publish_by_author(lines_of_all: list[tuple[str, str]]) -> None:
    by_author: dict[str, list[str]] = {}
    longest: dict[str, str] = {}
    for author, line in lines_of_all:
        by_author.setdefault(author, []).append(line)
        if len(line) > len(longest.get(author, "")):
            longest[author] = line
    await asyncio.gather(*[write(author, "".join(text)) for author, text in by_author.items()])  # error: [no-unbounded-fan-out] "element of `by_author.items()`"
    await asyncio.gather(*[write(f"{author}.max", text) for author, text in longest.items()])  # error: [no-unbounded-fan-out] "element of `longest.items()`"
    for author in by_author:
        await asyncio.gather(*[write(author, line) for line in by_author[author]])  # error: [no-unbounded-fan-out] "element of `by_author[author]`"


async def publish_figures(reports: list[str]) -> None:
    figures: dict[str, int] = {"reports": len(reports)}
    for report in reports:
        figures["lines"] = figures.get("lines", 0) + len(report.splitlines())
    for name in ("words", "letters"):
        figures[name] = sum(len(report.split()) for report in reports)
        figures.setdefault(f"{name}_at_most", 0)
    await asyncio.gather(*[write(f"{name}.txt", str(figure)) for name, figure in figures.items()])
    parts = ["", "", ""]
    for index, report in enumerate(reports):
        parts[index % 3] = report
    await asyncio.gather(*[write("part.txt", part) for part in parts])
