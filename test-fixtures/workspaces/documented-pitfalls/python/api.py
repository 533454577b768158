"""FastAPI runs `async def` endpoints on the event loop and plain `def` endpoints in a thread pool."""

import asyncio
import subprocess
import time

import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/wrong/report")
async def wrong_report() -> dict[str, str]:
    time.sleep(0.5)
    revision = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    prices = httpx.get("https://prices.example/today")
    return {"revision": revision.stdout, "prices": prices.text}


@app.get("/right/report")
async def right_report() -> dict[str, str]:
    await asyncio.sleep(0.5)
    process = await asyncio.create_subprocess_exec("git", "rev-parse", "HEAD", stdout=asyncio.subprocess.PIPE)
    revision, _ = await process.communicate()
    async with httpx.AsyncClient() as client:
        prices = await client.get("https://prices.example/today")
    return {"revision": revision.decode(), "prices": prices.text}


@app.get("/right/in-a-thread")
def right_in_a_thread() -> dict[str, str]:
    time.sleep(0.5)
    return {"status": "ok"}
