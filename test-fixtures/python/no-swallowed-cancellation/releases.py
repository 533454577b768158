"""Resources that a cancellation leaks, and such that it does not."""

import asyncio

import aiohttp
import asyncpg
import redis.asyncio


class Account:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self.lock = asyncio.Lock()
        self.slots = asyncio.Semaphore(3)
        self.pool = pool
        self.balance = 0

    async def load(self) -> int:
        await asyncio.sleep(0)
        return self.balance

    async def deposit(self, amount: int) -> None:
        await self.lock.acquire()  # error: [no-swallowed-cancellation] "use `async with self.lock`"
        balance = await self.load()
        self.balance = balance + amount
        self.lock.release()

    async def withdraw(self, amount: int) -> None:
        await self.slots.acquire()  # error: [no-swallowed-cancellation] "`self.slots` leaks"
        if amount > 0:
            await asyncio.sleep(amount)
        self.slots.release()

    async def query(self, statement: str) -> list:
        connection = await self.pool.acquire()  # error: [no-swallowed-cancellation] "`connection` leaks"
        rows = await connection.fetch(statement)
        await self.pool.release(connection)
        return rows

    async def protected(self, amount: int) -> None:
        await self.lock.acquire()
        try:
            balance = await self.load()
            self.balance = balance + amount
        finally:
            self.lock.release()

    async def managed(self, amount: int) -> None:
        async with self.lock:
            self.balance = await self.load() + amount

    async def quick(self, amount: int) -> None:
        await self.lock.acquire()
        self.balance += amount
        self.lock.release()

    async def released_elsewhere(self) -> None:
        try:
            await self.lock.acquire()
            await self.load()
            self.lock.release()
        except BaseException:
            self.lock.release()
            raise


async def status(url: str) -> int:
    session = aiohttp.ClientSession()  # error: [no-swallowed-cancellation] "`session.close()` does not run"
    response = await session.get(url)
    await session.close()
    return response.status


async def hello(host: str) -> bytes:
    reader, writer = await asyncio.open_connection(host, 80)  # error: [no-swallowed-cancellation] "`writer.close()` does not run"
    line = await reader.readline()
    writer.close()
    return line


async def open_session(sessions: list) -> aiohttp.ClientSession:
    session = aiohttp.ClientSession()
    sessions.append(session)
    await asyncio.sleep(0)
    return session


async def managed_session(url: str) -> int:
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        return response.status


async def refresh(store: redis.asyncio.Redis, key: str) -> None:
    lock = store.lock(key, timeout=600)
    await lock.acquire()  # error: [no-swallowed-cancellation] "use `async with lock`"
    await store.incr(key)
    await lock.release()


async def refresh_right(store: redis.asyncio.Redis, key: str) -> None:
    async with store.lock(key, timeout=600):
        await store.incr(key)
