"""Counts words in worker threads."""

import asyncio
from collections import Counter
from pathlib import Path


def count_words(path: Path) -> Counter[str]:
    return Counter(path.read_text().split())


async def fetch_titles(shelf: str) -> dict[str, str]:
    await asyncio.sleep(0)
    return {shelf: "Emma"}


async def print_counts(path: Path) -> None:
    loop = asyncio.get_running_loop()
    counts = loop.run_in_executor(None, count_words, path)  # error: [no-missing-await] "`counts` holds a future from `loop.run_in_executor()`, not its result: `.most_common` raises an AttributeError"
    for word, number in counts.most_common(10):
        print(word, number)


async def add_counts(totals: dict[str, int], path: Path) -> None:
    loop = asyncio.get_running_loop()
    counts = loop.run_in_executor(None, count_words, path)  # error: [no-missing-await] "`update()` raises a TypeError"
    totals.update(counts)


async def merge_titles(titles: dict[str, str]) -> dict[str, str]:
    more = asyncio.create_task(fetch_titles("new"))  # error: [no-missing-await] "`more` holds a task from `asyncio.create_task()`, not its result: unpacking it"
    return {**titles, **more}


async def print_titles() -> None:
    async with asyncio.TaskGroup() as group:
        old = group.create_task(fetch_titles("old"))  # error: [no-missing-await] "`.items` raises an AttributeError"
        new = group.create_task(fetch_titles("new"))
    print(old.items(), new.result().items())


async def print_both(path: Path) -> None:
    words: list[str] = []
    words.extend(asyncio.create_task(fetch_titles("old")))  # error: [no-missing-await] "`asyncio.create_task()` gives a task here, not its result: iterating over it"
    print(asyncio.ensure_future(fetch_titles("new")).keys(), words)  # error: [no-missing-await] "`.keys` raises an AttributeError"


async def label_task() -> None:
    # Tasks take attributes as other objects do.
    task = asyncio.create_task(fetch_titles("old"))
    task.shelf = "old"
    task.add_done_callback(lambda done: print(done.result()))
    print(task.shelf, task.get_name())


async def check_later(path: Path) -> None:
    counts = asyncio.get_running_loop().run_in_executor(None, count_words, path)
    print("counting", counts)
    print((await counts).most_common(1))
