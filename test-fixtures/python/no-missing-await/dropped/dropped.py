"""Statements that create a coroutine and drop it."""

import asyncio
import functools
from typing import Awaitable, Coroutine

import pytest


async def save(record: dict) -> None:
    await asyncio.sleep(0)


def schedule(record: dict) -> Coroutine[None, None, None]:
    return save(record)


def publish(record: dict) -> Awaitable[None]:
    return save(record)


def timed(function):
    @functools.wraps(function)
    async def wrapper(*args):
        return await function(*args)

    return wrapper


@timed
async def audit(record: dict) -> None:
    await save(record)


class Repository:
    def __init__(self) -> None:
        self.pending: list[dict] = []

    async def flush(self) -> None:
        while self.pending:
            await save(self.pending.pop())

    @classmethod
    async def reset(cls) -> None:
        await save({})

    async def close(self) -> None:
        self.flush()  # error: [no-missing-await] "the coroutine never runs"
        self.reset()  # error: [no-missing-await] "`self.reset()` is not awaited"


class CachedRepository(Repository):
    async def flush(self) -> None:
        super().flush()  # error: [no-missing-await] "never runs"


async def main(repository: Repository, records: list[dict]) -> None:
    save({"id": 1})  # error: [no-missing-await] "`save()` is not awaited"
    schedule({"id": 2})  # error: [no-missing-await] "never runs"
    publish({"id": 3})  # error: [no-missing-await] "its errors are lost"
    audit({"id": 4})  # error: [no-missing-await] "`audit()` is not awaited"
    repository.flush()  # error: [no-missing-await] "`repository.flush()`"
    Repository().close()  # error: [no-missing-await] "`Repository().close()`"
    asyncio.sleep(1)  # error: [no-missing-await] "`asyncio.sleep()`"
    records and save(records[0])  # error: [no-missing-await] "never runs"
    [save(record) for record in records]  # error: [no-missing-await] "none of them ever runs"
    save(records[0]) if records else None  # error: [no-missing-await] "never runs"
    asyncio.gather(save({}), save({}))  # error: [no-missing-await] "nobody waits for it"

    async def nested() -> None:
        await save({})

    nested()  # error: [no-missing-await] "`nested()` is not awaited"

    async with asyncio.timeout(1):
        repository.flush()  # error: [no-missing-await] "never runs"

    match records:
        case []:
            save({})  # error: [no-missing-await] "never runs"
        case _:
            await repository.flush()


async def test_save_fails() -> None:
    with pytest.raises(ValueError):
        save({})  # error: [no-missing-await] "never runs"


if __name__ == "__main__":
    main(Repository(), [])  # error: [no-missing-await] "never runs"
