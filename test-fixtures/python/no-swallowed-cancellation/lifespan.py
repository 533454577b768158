"""Start and stop of a web application."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager

import asyncpg
from fastapi import FastAPI

logger = logging.getLogger("uvicorn")


@asynccontextmanager
async def transaction(pool: asyncpg.Pool) -> AsyncIterator[asyncpg.Connection]:
    connection = await pool.acquire()
    try:
        yield connection
    except BaseException:  # error: [no-swallowed-cancellation] "also catches the cancellation of `yield connection`"
        await connection.execute("rollback")
    finally:
        await pool.release(connection)


@asynccontextmanager
async def strict_transaction(pool: asyncpg.Pool) -> AsyncIterator[asyncpg.Connection]:
    async with pool.acquire() as connection:
        await connection.execute("begin")
        try:
            yield connection
        except BaseException:
            await connection.execute("rollback")
            raise
        await connection.execute("commit")


@contextmanager
def plain(name: str):
    try:
        yield name
    except BaseException:
        logger.exception("failed")


async def rows(pool: asyncpg.Pool) -> AsyncIterator[int]:
    for number in range(3):
        try:
            yield number
        except BaseException:
            logger.info("the caller stopped")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    refresher = asyncio.create_task(refresh(app))
    yield
    refresher.cancel()
    try:
        await refresher
    except asyncio.CancelledError:
        logger.info("no more refreshing")


async def refresh(app: FastAPI) -> None:
    while True:
        try:
            app.state.news = await load_news()
        except Exception:
            logger.exception("cannot refresh")
        await asyncio.sleep(60)


async def load_news() -> list[str]:
    reader, writer = await asyncio.open_connection("news.example.com", 80)
    try:
        return [(await reader.readline()).decode()]
    finally:
        writer.close()


async def load_news_carelessly() -> list[str]:
    reader, writer = await asyncio.open_connection("news.example.com", 80)  # error: [no-swallowed-cancellation] "`writer` leaks"
    line = await reader.readline()
    writer.close()
    return [line.decode()]


async def shut_down(tasks: set[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
