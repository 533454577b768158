"""Checks who has signed a package, from worker threads too. Some methods are declared to return what calling them gives."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any


class Signatures:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.is_checking = True

    async def verify(self, checksum: str) -> Awaitable[None]:
        if not self.is_checking:
            return
        await asyncio.sleep(0.1)
        if not checksum:
            raise ValueError("nothing to check")

    async def count(self) -> Coroutine[Any, Any, int]:
        await asyncio.sleep(0.1)
        return 3

    async def has_any(self) -> bool:
        return await self.count() > 0


def verify_in_thread(signatures: Signatures, checksum: str) -> None:
    job = asyncio.run_coroutine_threadsafe(signatures.verify(checksum), signatures.loop)
    job.result(timeout=20)


def report(signatures: Signatures) -> None:
    print(f"{asyncio.run(signatures.count())} signatures")
    asyncio.run(signatures.verify("4ac8"))
