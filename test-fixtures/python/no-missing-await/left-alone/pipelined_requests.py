"""Requests that are sent one after the other, and whose replies come later: two things to await."""

import asyncio
from collections.abc import Awaitable
from typing import Protocol


class Transport(Protocol):
    def send(self, message: bytes) -> Awaitable[bytes]: ...


class Pipeline:
    def __init__(self, transport: Transport):
        self.transport = transport
        self.lock = asyncio.Lock()

    async def submit(self, message: bytes):
        async with self.lock:
            return self.transport.send(message)


async def ask_twice(pipeline: Pipeline):
    replies = [await pipeline.submit(b"first"), await pipeline.submit(b"second")]
    return await asyncio.gather(*replies)
