"""Records that are read from databases, and used before they are there."""

from pymongo import AsyncMongoClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import sessionmaker
from tortoise import fields
from tortoise.models import Model

engine = create_async_engine("sqlite+aiosqlite://")
open_session = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
open_plain_session = sessionmaker(engine)
mongo = AsyncMongoClient("mongodb://localhost")


class User(Model):
    name = fields.CharField(max_length=50)


async def get_range(table) -> str:
    async with open_session() as session:
        total = session.scalar(select(func.count()).select_from(table))  # error: [no-missing-await] "`total` holds a coroutine"
        return f"items 0-10/{total}"


def count(table) -> int:
    with open_plain_session() as session:
        return session.scalar(select(func.count()).select_from(table)) + 1


async def greet(pk: int) -> str:
    user = User.get(id=pk)  # error: [no-missing-await] "`user` holds an awaitable from `User.get()`, not its result: `.name`"
    return f"Hello {user.name}"


async def list_names() -> list[str]:
    first = await User.filter(name="a").first()
    print(first.name)
    query = User.filter(name="a").limit(2)
    return [user.name for user in await query]


async def list_indexes() -> list[dict]:
    users = mongo["app"]["users"]
    cursor = users.list_indexes()  # error: [no-missing-await] "`cursor` holds a coroutine from `users.list_indexes()`"
    print(cursor.alive)
    return [index async for index in await users.list_indexes()]
