import asyncio
import functools

from .client import AsyncClient
from .sync import Document, SyncClient, fetch, fetch_with_asgiref, on_done, opened, with_result


async def through_a_decorator(name: str) -> dict:
    return fetch(name)  # error: [no-nested-run] "`fetch()` starts an event loop inside one that is running, which raises a RuntimeError: it calls `asyncio.run()`"


async def through_a_decorator_of_asgiref(name: str) -> dict:
    return fetch_with_asgiref(name)  # error: [no-nested-run] "`fetch_with_asgiref()` starts an event loop"


async def through_a_property(client: SyncClient) -> str:
    return client.version  # error: [no-nested-run] "`client.version` starts an event loop"


async def through_a_call(client: SyncClient) -> dict:
    return client("a")  # error: [no-nested-run] "`client()` starts an event loop inside one that is running, which raises a RuntimeError: it calls `asyncio.AbstractEventLoop.run_until_complete()` (through `self._run()`)"


async def through_an_item(client: SyncClient) -> dict:
    return client["a"]  # error: [no-nested-run] "`client["


async def through_a_loop(client: SyncClient) -> list[dict]:
    return [document for document in client]  # error: [no-nested-run] "`for … in client` starts an event loop"


async def through_leaving() -> None:
    with SyncClient():  # error: [no-nested-run] "`with SyncClient()` starts an event loop"
        await asyncio.sleep(0)


async def through_a_dataclass(name: str) -> Document:
    return Document(name)  # error: [no-nested-run] "`Document()` starts an event loop inside one that is running, which raises a RuntimeError: it calls `asyncio.Runner.run()`"


async def through_a_context_manager(name: str) -> dict:
    with opened(name) as document:  # error: [no-nested-run] "`with opened()` starts an event loop"
        return document


async def through_a_callback(name: str) -> dict:
    return with_result(lambda: fetch(name), dict)  # error: [no-nested-run] "`with_result()` starts an event loop"


async def through_an_argument() -> list[dict]:
    return list(map(fetch, ["a", "b"]))  # error: [no-nested-run] "`fetch()` starts an event loop"


async def through_a_partial() -> dict:
    later = functools.partial(fetch, "a")
    return later()  # error: [no-nested-run] "`later()` starts an event loop"


def watch(task: asyncio.Task) -> None:
    task.add_done_callback(on_done)  # error: [no-nested-run] "`on_done()` starts an event loop"


async def asynchronous(name: str) -> dict:
    client = AsyncClient()
    return await client.get(name)


async def only_made() -> SyncClient:
    return SyncClient()


async def in_a_thread(client: SyncClient) -> list[dict]:
    await asyncio.to_thread(fetch, "a")
    return await asyncio.to_thread(lambda: [client("a"), fetch("b")])
