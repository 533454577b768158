"""A crawler that gathers tasks in lists and sets of its functions."""

import asyncio
from asyncio import Task

running: set[Task[None]] = set()


async def fetch(url: str = "") -> None:
    await asyncio.sleep(1)


async def start_all(urls: list[str]) -> None:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]  # error: [no-dangling-task] "`tasks` keeps its tasks only until this function ends"
    print(f"{len(urls)} started")


async def start_two() -> None:
    tasks: set[Task[None]] = {
        asyncio.create_task(fetch("a")),  # error: [no-dangling-task] "`tasks` keeps its tasks"
        asyncio.create_task(fetch("b")),  # error: [no-dangling-task] "`tasks` keeps its tasks"
    }


def fill(urls: list[str]) -> None:
    tasks = []
    for url in urls[:10]:
        tasks.append(asyncio.create_task(fetch(url)))  # error: [no-dangling-task] "Await them with `asyncio.gather()`"


def start_in_set(url: str) -> None:
    tasks = set()
    task = asyncio.create_task(fetch(url))  # error: [no-dangling-task] "Make `tasks` a variable of the module or an attribute"
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def start_in_list(urls: list[str]) -> None:
    tasks = []
    for url in urls[:10]:
        task = asyncio.create_task(fetch(url))  # error: [no-dangling-task] "`tasks` keeps the task only until this function ends"
        tasks.append(task)
    print(f"{len(urls)} started")


async def start_while_waiting(urls: asyncio.Queue[str]) -> None:
    tasks: set[Task[None]] = set()
    while url := await urls.get():
        task = asyncio.create_task(fetch(url))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


def start_in_set_of_module(url: str) -> None:
    task = asyncio.create_task(fetch(url))
    running.add(task)
    task.add_done_callback(running.discard)


async def wait_for_all(urls: list[str]) -> None:
    tasks = [asyncio.create_task(fetch(url)) for url in urls[:10]]
    await asyncio.gather(*tasks)


def hand_on(urls: list[str]) -> list[Task[None]]:
    tasks = []
    for url in urls[:10]:
        tasks.append(asyncio.create_task(fetch(url)))
    return tasks


def fill_given(urls: list[str], tasks: list[Task[None]]) -> None:
    for url in urls[:10]:
        tasks.append(asyncio.create_task(fetch(url)))


def fill_of_module(urls: list[str]) -> None:
    for url in urls[:10]:
        running.add(asyncio.create_task(fetch(url)))


def fill_all(urls: list[str]) -> None:
    tasks = running
    for url in urls[:10]:
        tasks.add(asyncio.create_task(fetch(url)))


async def serve(urls: list[str]) -> None:
    tasks = [asyncio.create_task(fetch(url)) for url in urls[:10]]
    while True:
        await asyncio.sleep(60)


async def stop_at_end(urls: list[str]) -> None:
    tasks = [asyncio.create_task(fetch(url)) for url in urls[:10]]
    try:
        await asyncio.sleep(60)
    finally:
        for task in tasks:
            task.cancel()
