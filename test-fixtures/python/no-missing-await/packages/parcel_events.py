"""Parcels: events come by AMQP and NATS, and are read by HTTP and by WebSocket."""

import asyncio
import json

import aio_pika
import asyncpg
import nats
import redis.asyncio as redis
from aio_pika.abc import AbstractIncomingMessage, AbstractRobustConnection
from aio_pika.pool import Pool
from aiohttp import web
from arq import create_pool
from arq.connections import RedisSettings
from litestar import WebSocket, websocket
from nats.aio.msg import Msg
from sanic import Request, Sanic
from temporalio.client import Client

DATABASE = web.AppKey("database", asyncpg.Pool)
CACHE = web.AppKey("cache", redis.Redis)
status_server = Sanic("status")


async def connect() -> AbstractRobustConnection:
    return await aio_pika.connect_robust("amqp://localhost")


connections: Pool[AbstractRobustConnection] = Pool(connect, max_size=2)


async def on_scan(message: AbstractIncomingMessage) -> None:
    try:
        scan = json.loads(message.body)
    except ValueError:
        message.reject()  # error: [no-missing-await] "the coroutine never runs"
        return
    async with message.process():
        print(scan["parcel"])


async def announce(parcel: str) -> None:
    async with connections.acquire() as connection:
        channel = connection.channel()
        await channel.initialize()
        exchange = await channel.declare_exchange("parcels")
        exchange.publish(aio_pika.Message(parcel.encode()), "new")  # error: [no-missing-await] "the coroutine never runs"
    async with connections.acquire() as connection, connection.channel() as other:
        await other.default_exchange.publish(aio_pika.Message(parcel.encode()), "audit")
    with connections.acquire() as connection:  # error: [no-missing-await] "async with"
        print(connection)


async def on_question(message: Msg) -> None:
    message.respond(b"on its way")  # error: [no-missing-await] "the coroutine never runs"


async def listen(bus: nats.NATS) -> None:
    await bus.subscribe("parcels.*", cb=on_question)
    answer = bus.request("parcels.count")  # error: [no-missing-await] "`.data` raises an AttributeError"
    print(answer.data)


async def read(request: web.Request) -> web.Response:
    async with request.app[DATABASE].acquire() as connection:
        row = connection.fetchrow("SELECT * FROM parcels")  # error: [no-missing-await] "holds a coroutine"
        request.app[CACHE].incr("reads")  # error: [no-missing-await] "the coroutine never runs"
        await request.app[CACHE].pexpire("reads", 1000)
        size = request.app[CACHE].dbsize()  # error: [no-missing-await] "calculating with it raises a TypeError"
        request.app["log"].append(size + 1)
    return web.json_response(row["id"])


@websocket("/parcels")
async def follow(socket: WebSocket) -> None:
    await socket.accept()
    async for parcel in socket.iter_data():
        socket.send_text(parcel)  # error: [no-missing-await] "the coroutine never runs"


@status_server.get("/export")
async def export(request: Request) -> None:
    response = await request.respond(content_type="text/csv")
    response.send("parcel\n")  # error: [no-missing-await] "the coroutine never runs"
    await response.eof()


async def label(redis_settings: RedisSettings, parcel: str) -> bytes:
    jobs = await create_pool(redis_settings)
    job = jobs.enqueue_job("label", parcel)  # error: [no-missing-await] "`.result` raises an AttributeError"
    return await job.result(timeout=5)


async def follow_news(cache: redis.Redis) -> None:
    with cache.pubsub() as news:  # error: [no-missing-await] "async with"
        print(news)
    async with cache.pubsub() as news:
        await news.subscribe("parcels")
        for message in news.listen():  # error: [no-missing-await] "async for"
            print(message)


async def insure(client: Client, parcel: str) -> str:
    handle = await client.start_workflow("Insure", parcel, id=parcel, task_queue="insurance")
    handle.signal("approve")  # error: [no-missing-await] "the coroutine never runs"
    return await handle.result()


async def upload(request: web.Request) -> web.Response:
    parts = await request.multipart()
    size = 0
    async for part in parts:
        size += len(part.read())  # error: [no-missing-await] "`len()` raises a TypeError"
    return web.Response(text=str(size))


async def main() -> None:
    bus = await nats.connect("nats://localhost")
    await listen(bus)
    await asyncio.Event().wait()
