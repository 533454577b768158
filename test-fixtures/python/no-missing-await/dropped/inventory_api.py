"""A web service over a database, with dependencies and background work."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import asyncpg
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException

app = FastAPI()


class Inventory:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def find(self, item: int) -> asyncpg.Record | None:
        return await self._pool.fetchrow("select * from items where id = $1", item)

    async def exists(self, item: int) -> bool:
        return await self.find(item) is not None

    async def count(self) -> int:
        return await self._pool.fetchval("select count(*) from items")

    async def each(self) -> AsyncIterator[asyncpg.Record]:
        async with self._pool.acquire() as connection, connection.transaction():
            async for row in connection.cursor("select * from items"):
                yield row

    async def remove(self, item: int) -> None:
        self._pool.execute("delete from items where id = $1", item)  # error: [no-missing-await] "never runs"

    async def rename(self, item: int, name: str) -> str:
        return await self._pool.execute("update items set name = $2 where id = $1", item, name)

    async def move(self, item: int, place: str) -> None:
        async with self._pool.acquire() as connection:
            with connection.transaction():  # error: [no-missing-await] "asynchronous context manager"
                await connection.execute("update items set place = $2 where id = $1", item, place)


async def get_inventory() -> Inventory:
    return Inventory(await asyncpg.create_pool("postgres://localhost"))


Stock = Annotated[Inventory, Depends(get_inventory)]


async def send_mail(address: str) -> None:
    await asyncio.sleep(1)


@app.get("/items/{item}")
async def read_item(item: int, inventory: Stock) -> dict:
    if not inventory.exists(item):  # error: [no-missing-await] "always true"
        raise HTTPException(404)
    return dict(inventory.find(item))  # error: [no-missing-await] "iterating over it raises a TypeError"


@app.get("/items")
async def read_items(inventory: Stock) -> list[dict]:
    return [dict(row) for row in inventory.each()]  # error: [no-missing-await] "Use `async for`"


@app.get("/names")
async def read_names(inventory: Stock) -> list[str]:
    return [row["name"] async for row in inventory.each() if row["name"]]


@app.get("/count")
async def read_count(inventory: Stock) -> dict[str, int]:
    count = inventory.count()  # error: [no-missing-await] "comparing it raises a TypeError"
    return {"count": count if count > 0 else 0}


@app.delete("/items/{item}")
async def delete_item(item: int, inventory: Stock, background: BackgroundTasks) -> None:
    if await inventory.exists(item):
        await inventory.remove(item)
        background.add_task(send_mail, "stock@example.com")
    else:
        background.add_task(send_mail("stock@example.com"))  # error: [no-missing-await] "`background.add_task()` calls what it is given"


@app.put("/items/{item}")
async def rename_item(item: int, name: str, inventory: Stock) -> dict[str, str]:
    renaming = asyncio.create_task(inventory.rename(item, name))
    status, exists = await asyncio.gather(renaming, inventory.exists(item))
    return {"status": status if exists else "unknown"}


@app.get("/first")
async def first(inventory: Stock) -> dict:
    row = next(inventory.each(), None)  # error: [no-missing-await] "`next()` raises a TypeError"
    return dict(row or {})


@app.get("/page")
async def page(inventory: Stock, number: int) -> dict:
    row = inventory.find(number)  # error: [no-missing-await] "not awaited on every path"
    if number < 0:
        raise HTTPException(422)
    if number == 0:
        return {}
    return dict(await row or {})
