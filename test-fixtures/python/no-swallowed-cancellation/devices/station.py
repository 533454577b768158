"""A station that reads from lines which another file defines."""

import asyncio
import contextlib

from .lines import Line


class Station:
    def __init__(self, line: Line) -> None:
        self.line = line
        self.reader = asyncio.create_task(line.read())

    async def stop(self) -> None:
        self.reader.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.reader

    async def read_locked(self) -> bytes:
        await self.line.lock.acquire()  # error: [no-swallowed-cancellation] "use `async with self.line.lock`"
        data = await self.line.read()
        self.line.lock.release()
        return data

    async def read_or_nothing(self) -> bytes:
        with contextlib.suppress(Exception, asyncio.CancelledError):  # error: [no-swallowed-cancellation] "suppressed around `self.line.read()`"
            return await self.line.read()
        return b""

    async def stop_line(self) -> None:
        if self.line.reading is not None:
            self.line.reading.cancel()
            try:
                await self.line.reading
            except asyncio.CancelledError:
                pass

    async def read_all(self) -> list[bytes]:
        parts = []
        async with self.line:
            while not self.line.lock.locked():
                try:
                    parts.append(await self.line.read())
                except:  # error: [no-swallowed-cancellation] "`except:`"
                    break
        return parts
