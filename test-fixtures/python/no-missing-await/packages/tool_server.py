"""Tools for language models, jobs at night, and a scale on a serial line."""

import asyncio
from contextlib import AsyncExitStack

import click
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler
from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.server.fastmcp import Context, FastMCP
from prompt_toolkit import PromptSession
from serial_asyncio import open_serial_connection
from tornado.httpclient import AsyncHTTPClient

server = FastMCP("stock")
threads = BackgroundScheduler()
on_loop = AsyncIOScheduler()


@server.tool()
async def weigh(port: str, context: Context) -> float:
    context.info("weighing")  # error: [no-missing-await] "the coroutine never runs"
    reader, writer = await open_serial_connection(url=port, baudrate=9600)
    writer.write(b"W\n")
    await writer.drain()
    line = reader.readline()  # error: [no-missing-await] "`.decode` raises an AttributeError"
    await context.report_progress(1)
    return float(line.decode())


async def count_stock() -> int:
    await asyncio.sleep(0)
    return 1


@threads.scheduled_job("interval", hours=1)
async def count_hourly() -> None:  # error: [no-missing-await] "APScheduler"
    await count_stock()


async def schedule() -> None:
    threads.add_job(count_stock, "cron", hour=3)  # error: [no-missing-await] "another thread"
    threads.add_job(lambda: asyncio.run(count_stock()), "cron", hour=4)
    on_loop.add_job(count_stock, "cron", hour=5)
    click.echo(count_stock())  # error: [no-missing-await] "the coroutine object is printed"
    click.echo(await count_stock())


async def connect(command: str) -> ClientSession:
    async with AsyncExitStack() as stack:
        streams = await stack.enter_async_context(stdio_client(StdioServerParameters(command=command)))
        session = await stack.enter_async_context(ClientSession(*streams))
        session.initialize()  # error: [no-missing-await] "the coroutine never runs"
        await session.list_tools()
        return session


async def ask(url: str) -> bytes:
    session: PromptSession[str] = PromptSession()
    path = session.prompt_async("Path: ")  # error: [no-missing-await] "the text shows"
    response = AsyncHTTPClient().fetch(f"{url}/{path}")  # error: [no-missing-await] "`.body` raises an AttributeError"
    return response.body
