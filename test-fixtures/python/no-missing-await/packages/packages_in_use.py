"""A small service that does everything through packages."""

import aiomysql
import discord
import tenacity
import trio
from motor.motor_asyncio import AsyncIOMotorClient
from quart import Quart, request, websocket

app = Quart(__name__)
database = AsyncIOMotorClient("mongodb://localhost").shop


@tenacity.retry
async def ping(host: str) -> None:
    stream = await trio.open_tcp_stream(host, 7)
    stream.send_all(b"ping")  # error: [no-missing-await] "the coroutine never runs"
    async with stream:
        print(await stream.receive_some())


@tenacity.retry(stop=tenacity.stop_after_attempt(3), reraise=True)
async def ping_thrice(host: str) -> None:
    await ping(host)


async def ping_all(host: str) -> None:
    ping(host)  # error: [no-missing-await] "the coroutine never runs"
    ping_thrice(host)  # error: [no-missing-await] "the coroutine never runs"
    await ping_thrice(host)


async def find_customer(name: str) -> str:
    customer = database.customers.find_one({"name": name})  # error: [no-missing-await] "holds a future"
    return customer["id"]


async def forget_customer(name: str) -> None:
    database.customers.delete_one({"name": name})  # error: [no-missing-await] "its errors are lost"
    await database.visits.delete_many({"name": name})


def forget_later(name: str) -> None:
    database.customers.delete_one({"name": name})


@app.websocket("/orders")
async def orders() -> None:
    await websocket.accept()
    while True:
        order = await websocket.receive_json()
        websocket.send_json(order)  # error: [no-missing-await] "the coroutine never runs"


async def welcome(member: discord.Member) -> None:
    channel = member.guild.system_channel
    if channel is not None:
        channel.send("Welcome!")  # error: [no-missing-await] "the coroutine never runs"
        await channel.send("How are you?")


@app.post("/customers")
async def add_customer() -> str:
    form = request.form  # error: [no-missing-await] "indexing it raises a TypeError"
    return form["name"]


@app.post("/customers/right")
async def add_customer_right() -> str:
    form = await request.form
    name = (await request.json)["name"]
    return form["name"] + name + request.args["name"]


async def count_customers(pool: aiomysql.Pool) -> int:
    async with pool.acquire() as connection, connection.cursor() as cursor:
        await cursor.execute("select count(*) from customers")
        row = cursor.fetchone()  # error: [no-missing-await] "`row` holds an awaitable"
        print(row[0])
        return (await cursor.fetchone())[0]
