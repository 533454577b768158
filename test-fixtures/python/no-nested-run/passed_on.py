"""Loops and guards that go by other names."""

import asyncio
from asyncio import get_running_loop as find_loop


async def fetch(name: str) -> str:
    await asyncio.sleep(0)
    return name


def where_no_loop_runs(name: str) -> object:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    if is_running := loop.is_running():
        return loop.create_task(fetch(name))
    print(is_running)
    return loop.run_until_complete(fetch(name))


def asked_side_by_side(name: str) -> object:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    is_running, size = loop.is_running(), len(name)
    if is_running:
        return loop.create_task(fetch(name))
    print(size)
    return loop.run_until_complete(fetch(name))


def asked_by_a_method_in_a_variable(name: str) -> object:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    is_running = loop.is_running
    if is_running():
        return loop.create_task(fetch(name))
    return loop.run_until_complete(fetch(name))


def asked_by_another_name(name: str) -> object:
    try:
        (loop := find_loop())
    except RuntimeError:
        return asyncio.run(fetch(name))
    return loop.create_task(fetch(name))


async def safely(name: str) -> list[object]:
    return [
        where_no_loop_runs(name),
        asked_side_by_side(name),
        asked_by_a_method_in_a_variable(name),
        asked_by_another_name(name),
    ]


async def waits_for_itself(name: str) -> str:
    own, count = asyncio.get_running_loop(), 1
    started = asyncio.run_coroutine_threadsafe(fetch(name), own)
    future = started
    get_result = future.result
    print(count)
    return get_result(5)  # error: [no-nested-run] "a deadlock"


def where_none_runs(name: str) -> object:
    try:
        loop = find_loop()
    except RuntimeError:
        loop = None
    if None is not loop:
        return loop.create_task(fetch(name))
    return asyncio.run(fetch(name))


def where_one_of_two_does_not_run(name: str, loop: asyncio.AbstractEventLoop | None) -> object:
    if loop is None or not loop.is_running():
        return asyncio.run(fetch(name))
    return loop.create_task(fetch(name))


async def both_safely(name: str) -> list[object]:
    return [where_none_runs(name), where_one_of_two_does_not_run(name, None)]
