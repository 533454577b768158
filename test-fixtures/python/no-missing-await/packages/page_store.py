"""Pages that are written down, stored and sent on, by packages that take any value."""

import asyncio

import aiofiles
import asyncpg
import httpx
from aiokafka import AIOKafkaProducer
from redis.asyncio import Redis
from websockets.asyncio.client import connect


async def load(name: str) -> str:
    await asyncio.sleep(1)
    return name


async def store(names: list[str], pool: asyncpg.Pool, cache: Redis) -> None:
    insert = "insert into pages values ($1, $2)"
    await pool.execute(insert, names[0], load(names[0]))  # error: [no-missing-await] "`load()` gives a coroutine, not its result, and `pool.execute()` takes a value. Await it"
    await pool.execute(insert, names[0], await load(names[0]), timeout=5)
    print(await pool.fetchval("select $1", load(names[0]), column=0))  # error: [no-missing-await] "`pool.fetchval()` takes a value. Await it"
    async with pool.acquire() as connection:
        await connection.fetchrow("select $1", load(names[0]))  # error: [no-missing-await] "`connection.fetchrow()` takes a value. Await it"
    await cache.lpush("names", *names)
    await cache.lpush("pages", names[0], load(names[0]))  # error: [no-missing-await] "`cache.lpush()` takes a value. Await it"
    await cache.hset("pages", names[0], load(names[0]))  # error: [no-missing-await] "`cache.hset()` takes a value as `value`"


async def send(name: str, producer: AIOKafkaProducer, client: httpx.AsyncClient) -> None:
    await producer.send_and_wait("pages", load(name))  # error: [no-missing-await] "`producer.send_and_wait()` takes a value as `value`"
    delivery = await producer.send("pages", value=await load(name))
    await delivery
    await client.put("/page", content=load(name))  # error: [no-missing-await] "`client.put()` takes a value as `content`"
    await client.put("/page", content=chunks(name))
    async with connect("wss://pages.example") as socket:
        await socket.send(load(name))  # error: [no-missing-await] "`socket.send()` takes a value as `message`"
        await socket.send(chunks(name))


async def chunks(name: str):
    yield await load(name)


async def write(names: list[str], writer: asyncio.StreamWriter) -> None:
    with open("pages.txt", "w") as file:
        file.writelines([load(name) for name in names])  # error: [no-missing-await] "`load()` gives a coroutine here, not its result: `writelines()` raises a TypeError"
        file.writelines([await load(name) for name in names])
    async with aiofiles.open("pages.txt", "a") as more:
        await more.writelines([names[0], load(names[0])])  # error: [no-missing-await] "`writelines()` raises a TypeError"
    writer.writelines([b"a", b"b"])
