"""A server for chat rooms."""

import asyncio
import contextlib
import logging

import websockets

logger = logging.getLogger(__name__)


class Room:
    def __init__(self) -> None:
        self.members: set[websockets.WebSocketServerProtocol] = set()
        self.pumps: dict[str, asyncio.Task[None]] = {}
        self.changed = asyncio.Event()

    async def pump(self, member) -> None:
        try:
            async for message in member:
                await self.publish(message)
        except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `member` and returns"
            logger.info("%s has left", member)
        finally:
            self.members.discard(member)

    async def publish(self, message: str) -> None:
        for member in self.members:
            try:
                await member.send(message)
            except BaseException:  # error: [no-swallowed-cancellation] "and the loop goes on"
                logger.exception("cannot send to %s", member)

    async def keep_alive(self) -> None:
        while True:
            try:
                await asyncio.wait_for(self.changed.wait(), 30)
            except asyncio.TimeoutError:
                await self.publish("ping")
            except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `asyncio.wait_for()` and returns"
                break

    async def leave(self, name: str) -> None:
        pump = self.pumps.pop(name)
        pump.cancel()
        try:
            await pump
        except asyncio.CancelledError:
            logger.info("%s is gone", name)

    async def close(self) -> None:
        pumps = list(self.pumps.values())
        for pump in pumps:
            pump.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*pumps)

    async def close_one_by_one(self) -> None:
        while self.pumps:
            _, pump = self.pumps.popitem()
            if not pump.done():
                pump.cancel()
                with contextlib.suppress(asyncio.CancelledError, Exception):
                    await pump

    async def join(self, member) -> None:
        task = asyncio.current_task()
        try:
            await self.pump(member)
        except asyncio.CancelledError:
            if task is not None and task.cancelling():
                raise
            logger.info("somebody closed the connection")

    async def serve(self, stop: asyncio.Event) -> None:
        server = await websockets.serve(self.pump, "localhost", 8765)
        try:
            await stop.wait()
        except asyncio.CancelledError:
            logger.info("stopping")
            raise
        finally:
            server.close()
