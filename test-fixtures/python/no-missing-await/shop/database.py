import asyncio
from contextlib import asynccontextmanager
from typing import AsyncIterator


class Store:
    async def load(self, key: str) -> dict:
        await asyncio.sleep(0)
        return {"key": key}

    async def exists(self, key: str) -> bool:
        return bool(await self.load(key))

    def describe(self) -> str:
        return "store"


class Database(Store):
    async def stream(self) -> AsyncIterator[dict]:
        yield await self.load("first")

    @classmethod
    async def connect(cls, url: str) -> "Database":
        await asyncio.sleep(0)
        return cls()


@asynccontextmanager
async def transaction(database: Database) -> AsyncIterator[Database]:
    yield database
