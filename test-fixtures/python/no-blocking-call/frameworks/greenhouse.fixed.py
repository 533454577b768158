"""Sensors are read under trio, and the page is served under asyncio: each function is run by one of them."""

import asyncio
import time

import requests
import trio


async def read_sensor() -> float:
    await trio.sleep(0.1)  # error: [no-blocking-call] "Await `trio.sleep()` instead"
    await trio.lowlevel.checkpoint()
    return 21.5


async def water() -> None:
    await trio.sleep(1)  # error: [no-blocking-call] "Await `trio.sleep()` instead"


async def serve() -> None:
    await asyncio.sleep(1)  # error: [no-blocking-call] "Await `asyncio.sleep()` instead"
    reader, writer = await asyncio.open_connection("localhost", 8080)
    writer.close()


async def report(temperature: float) -> None:
    """Nothing tells what runs this, so there is nothing to offer."""
    requests.post("http://localhost/temperature", json=temperature)  # error: [no-blocking-call] "`requests.post()` blocks"
    time.sleep(temperature)  # error: [no-blocking-call] "`time.sleep()` blocks"


def start() -> None:
    trio.run(read_sensor)
    trio.run(water)
    asyncio.run(serve())
