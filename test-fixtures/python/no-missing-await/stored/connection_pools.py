"""Pools of whatever can be connected: what a generic class, and a class method that makes an object, give."""

from __future__ import annotations

import abc
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Generic, Self, TypeVar


class Resource(abc.ABC):
    @classmethod
    @abc.abstractmethod
    async def create(cls) -> Self: ...

    @abc.abstractmethod
    async def close(self) -> None: ...


R = TypeVar("R", bound=Resource)


class Pool(Generic[R]):
    def __init__(self, factory: Callable[[], Awaitable[R]]) -> None:
        self._factory = factory

    async def get(self) -> R:
        return await self._factory()

    @asynccontextmanager
    async def use(self) -> AsyncIterator[R]:
        resource = await self.get()
        try:
            yield resource
        finally:
            resource.close()  # error: [no-missing-await] "`resource.close()` is not awaited"

    async def check(self) -> None:
        async with self.use() as resource:
            resource.close()  # error: [no-missing-await] "`resource.close()` is not awaited"


class Wire:
    async def send(self, data: bytes) -> None:
        await asyncio.sleep(0)


class Connection(Resource):
    wire = None
    timeout = None

    @classmethod
    async def create(cls) -> Self:
        connection = cls()
        connection.wire = Wire()
        connection.timeout = 3
        return connection

    async def close(self) -> None:
        self.wire.send(b"bye")  # error: [no-missing-await] "`self.wire.send()` is not awaited"
        await self.wire.send(b"bye")

    async def query(self, sql: str) -> list[str]:
        await asyncio.sleep(self.timeout)
        return [sql]


class Singleton:
    def __new__(cls) -> Self:
        self = super().__new__(cls)
        self.wire = Wire()
        return self

    async def ring(self) -> None:
        self.wire.send(b"ring")  # error: [no-missing-await] "`self.wire.send()` is not awaited"


class ConnectionPool(Pool[Connection]):
    async def ping(self) -> None:
        async with self.use() as connection:
            connection.query("select 1")  # error: [no-missing-await] "`connection.query()` is not awaited"
            await connection.query("select 2")


async def main() -> None:
    pool = Pool(Connection.create)
    async with pool.use() as connection:
        connection.query("begin")  # error: [no-missing-await] "`connection.query()` is not awaited"
        await connection.query("commit")
    async with ConnectionPool(Connection.create).use() as connection:
        connection.query("begin")  # error: [no-missing-await] "`connection.query()` is not awaited"
