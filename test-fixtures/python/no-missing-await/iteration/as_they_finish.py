"""Ferry timetables, shown as they come in: a plain loop over `as_completed()` is given coroutines, an asynchronous one futures."""

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any


async def load(port: str) -> dict[str, str]:
    await asyncio.sleep(0.1)
    return {"port": port}


async def show(ports: list[str]) -> None:
    for first in asyncio.as_completed([load(port) for port in ports[:10]]):
        print((await first)["port"])


async def show_futures(ports: list[str]) -> None:
    async for first in asyncio.as_completed([load(port) for port in ports[:10]]):
        print(first.result()["port"])


async def show_results(ports: list[str]) -> None:
    for first in asyncio.as_completed([load(port) for port in ports[:10]]):
        print(first.result())  # error: [no-missing-await] "`first` gives a coroutine here, not its result: `.result` raises"


async def show_ports(ports: list[str]) -> None:
    for number, first in enumerate(asyncio.as_completed([load(port) for port in ports[:10]])):
        print(number, await first)
    for first in asyncio.as_completed([load(port) for port in ports[:10]]):
        print(first["port"])  # error: [no-missing-await] "`first` gives a coroutine here, not its result: indexing it"


def departures(ports: list[str]) -> Iterator[Coroutine[Any, Any, dict[str, str]]]:
    return (load(port) for port in ports)


async def count_letters(ports: list[str]) -> int:
    letters = 0
    for departure in departures(ports):
        letters += len(departure)  # error: [no-missing-await] "`departure` gives a coroutine here"
    return letters


async def start_all(ports: list[str], group: asyncio.TaskGroup) -> None:
    for departure in departures(ports[:10]):
        print("starting", departure)
        group.create_task(departure)


async def show_any(ports: list[str]) -> None:
    for first in asyncio.as_completed([load(port) for port in ports]):
        try:
            print(first.result())
        except AttributeError:
            print(await first)


async def show_both() -> None:
    both = asyncio.gather(load("Mallaig"), load("Armadale"))  # error: [no-missing-await] "a future that is never awaited"
    print(f"loaded {both}")


async def show_at_once() -> None:
    print(asyncio.gather(load("Mallaig"), load("Armadale")))  # error: [no-missing-await] "`asyncio.gather()` is not awaited"


def note(both: asyncio.Future[Any]) -> None:
    both.add_done_callback(print)


async def show_later() -> None:
    both = asyncio.gather(load("Mallaig"), load("Armadale"))
    print(both)
    note(both)


async def start_both() -> asyncio.Future[Any]:
    both = asyncio.gather(load("Mallaig"), load("Armadale"))
    print(f"loading {both}")
    return both


async def prepare(ports: list[str]) -> list[Coroutine[Any, Any, dict[str, str]]]:
    loads = [load(port) for port in ports]
    print(loads)
    return loads
