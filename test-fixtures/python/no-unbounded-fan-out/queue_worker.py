"""A worker that takes jobs from a queue and works on what they ask for."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Iterable, Iterator

import aiofiles
import anyio
import asyncpg
from aiolimiter import AsyncLimiter

log = logging.getLogger(__name__)
limiter = AsyncLimiter(50, 1)


def in_parts(items: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def full_batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


async def import_file(path: str) -> dict:
    async with aiofiles.open(path) as file:
        return json.loads(await file.read())


async def call_service(pool: asyncpg.Pool, order: str) -> None:
    async with limiter:
        await pool.execute("select handle($1)", order)


async def handle(pool: asyncpg.Pool, order: str) -> None:
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute("update orders set done = true where id = $1", order)


async def handle_all(pool: asyncpg.Pool, orders: list[str]) -> None:
    await asyncio.gather(*[handle(pool, order) for order in orders])  # error: [no-unbounded-fan-out] "starts `handle()`"


async def import_folder(folder: str) -> list[dict]:
    paths = [str(path) async for path in anyio.Path(folder).iterdir()]
    return await asyncio.gather(*[import_file(path) for path in paths])  # error: [no-unbounded-fan-out] "for every element of `paths`"


async def handle_limited(pool: asyncpg.Pool, orders: list[str]) -> None:
    await asyncio.gather(*[call_service(pool, order) for order in orders])


async def handle_in_parts(pool: asyncpg.Pool, orders: list[str]) -> None:
    for part in in_parts(orders, 25):
        await asyncio.gather(*[handle(pool, order) for order in part])
    for batch in full_batches(orders, 50):
        await asyncio.gather(*(handle(pool, order) for order in batch))


async def help_out(pool: asyncpg.Pool, jobs: deque[str]) -> None:
    while jobs:
        await handle(pool, jobs.popleft())


async def handle_with_helpers(pool: asyncpg.Pool, orders: list[str], helpers: int) -> None:
    jobs = deque(orders)
    await asyncio.gather(*[help_out(pool, jobs) for _ in range(helpers)])


async def consume(pool: asyncpg.Pool, jobs: asyncio.Queue[list[str]]) -> None:
    while True:
        job = await jobs.get()
        for order in job:
            asyncio.ensure_future(handle(pool, order))  # error: [no-unbounded-fan-out] "This starts a task for every element of `job`" # error: [no-dangling-task] "Nothing keeps the task"
        jobs.task_done()


async def retry(pool: asyncpg.Pool, failed: list[str], attempts: int = 3) -> None:
    for attempt in range(attempts):
        outcomes = await asyncio.gather(*[handle(pool, order) for order in failed], return_exceptions=True)  # error: [no-unbounded-fan-out] "for every element of `failed`"
        failed = [order for order, outcome in zip(failed, outcomes) if outcome is not None]
        log.info("attempt %s: %s left", attempt, len(failed))
