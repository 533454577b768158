"""Servers and bots that start an event loop of their own, and a program that starts several of them."""

import asyncio

import discord
import pyrogram
import uvicorn
from aiohttp import web
from fastapi import FastAPI

api = FastAPI()
bot = discord.Client(intents=discord.Intents.default())
user = pyrogram.Client("session")
status = web.Application()


def serve_api() -> None:
    uvicorn.run(api, port=8000)


async def start_api() -> None:
    uvicorn.run(api, port=8000)  # error: [no-nested-run] "`uvicorn.run()` runs an event loop of its own"


async def start_api_through() -> None:
    serve_api()  # error: [no-nested-run] "it calls `uvicorn.run()`"


async def start_server() -> None:
    server = uvicorn.Server(uvicorn.Config(api))
    server.run()  # error: [no-nested-run] "`server.run()` runs an event loop of its own"


async def start_bot(token: str) -> None:
    bot.run(token)  # error: [no-nested-run] "Use `start()` here"


async def start_user() -> None:
    user.run()  # error: [no-nested-run] "Use `start()` here"


async def start_status() -> None:
    web.run_app(status)  # error: [no-nested-run] "`web.run_app()` runs an event loop of its own"


async def start_all(token: str) -> None:
    server = uvicorn.Server(uvicorn.Config(api))
    await asyncio.gather(server.serve(), bot.start(token), asyncio.to_thread(serve_api))


if __name__ == "__main__":
    serve_api()
    bot.run("token")
