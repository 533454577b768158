"""Event loops that are started while one is running."""

import asyncio
from asyncio import run

import anyio
import trio
import uvloop
from asgiref.sync import async_to_sync


async def fetch(name: str = "a") -> dict:
    await asyncio.sleep(0)
    return {"name": name}


async def in_a_coroutine() -> dict:
    return asyncio.run(fetch("x"))  # error: [no-nested-run] "`asyncio.run()` starts an event loop inside one that is running"


async def imported_by_name() -> str:
    return run(fetch())["name"]  # error: [no-nested-run] "raises a RuntimeError"


async def with_a_runner() -> None:
    with asyncio.Runner() as runner:
        runner.run(fetch())  # error: [no-nested-run] "`runner.run()` starts an event loop"


async def on_the_running_loop() -> dict:
    loop = asyncio.get_running_loop()
    return loop.run_until_complete(fetch())  # error: [no-nested-run] "`loop.run_until_complete()` starts"


async def on_a_new_loop() -> dict:
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(fetch())  # error: [no-nested-run] "`loop.run_until_complete()` starts"
    finally:
        loop.close()


async def for_ever(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()  # error: [no-nested-run] "`loop.run_forever()` starts"


async def with_uvloop() -> None:
    uvloop.run(fetch())  # error: [no-nested-run] "`uvloop.run()` starts"


async def with_anyio() -> None:
    anyio.run(fetch, "y")  # error: [no-nested-run] "`anyio.run()` starts"


async def with_trio() -> None:
    trio.run(fetch)  # error: [no-nested-run] "`trio.run()` starts an event loop of another library"


async def with_asgiref() -> dict:
    return async_to_sync(fetch)("z")  # error: [no-nested-run] "starts an event loop"


async def stored() -> dict:
    coroutine = fetch()
    return asyncio.run(coroutine)  # error: [no-nested-run] "`asyncio.run()` starts"


async def in_a_comprehension(names: list[str]) -> list[dict]:
    return [asyncio.run(fetch(name)) for name in names]  # error: [no-nested-run] "`asyncio.run()` starts"


def fetch_now(name: str) -> dict:
    return asyncio.run(fetch(name))


def fetch_two() -> list[dict]:
    return [fetch_now("a"), fetch_now("b")]


class Client:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    def get(self, name: str) -> dict:
        return self.loop.run_until_complete(fetch(name))

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *error: object) -> None:
        self.get("bye")

    async def get_all(self) -> list[dict]:
        return [self.get("a")]  # error: [no-nested-run] "it calls `asyncio.AbstractEventLoop.run_until_complete()`"


async def through_one() -> dict:
    return fetch_now("c")  # error: [no-nested-run] "`fetch_now()` starts an event loop inside one that is running"


async def through_two() -> list[dict]:
    return fetch_two()  # error: [no-nested-run] "it calls `asyncio.run()` (through `fetch_now()`)"


async def through_a_method(client: Client) -> dict:
    return client.get("d")  # error: [no-nested-run] "`client.get()` starts"


def registered(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon(fetch_two)  # error: [no-nested-run] "`fetch_two()` starts an event loop"
    loop.call_later(1, lambda: asyncio.run(fetch()))  # error: [no-nested-run] "`asyncio.run()` starts"


async def waits_for_itself() -> dict:
    loop = asyncio.get_running_loop()
    return asyncio.run_coroutine_threadsafe(fetch(), loop).result()  # error: [no-nested-run] "a deadlock"


async def waits_for_its_future() -> dict:
    future = asyncio.run_coroutine_threadsafe(fetch(), asyncio.get_running_loop())
    print("started")
    return future.result(5)  # error: [no-nested-run] "a deadlock"
