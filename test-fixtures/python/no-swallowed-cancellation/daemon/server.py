import asyncio
import contextlib
import logging

logger = logging.getLogger(__name__)


class Server:
    def __init__(self, port: int) -> None:
        self.port = port
        self.stopped = asyncio.Event()

    async def accept(self) -> None:
        await self.stopped.wait()

    async def listen(self) -> None:
        try:
            await self.accept()
        except asyncio.CancelledError:
            logger.info("bye")

    async def poll(self) -> None:
        try:
            await self.accept()
        except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `self.accept()` and returns"
            logger.info("not polled")

    def poll_now(self) -> None:
        """One face of the server: others await `poll`."""
        asyncio.run(self.poll())


async def watch(path: str) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.sleep(len(path))


async def watch_twice(path: str) -> None:
    with contextlib.suppress(asyncio.CancelledError):  # error: [no-swallowed-cancellation] "suppressed around"
        await asyncio.sleep(len(path))


async def run_until_stopped(server: Server) -> None:
    """Given to `asyncio.run` by what starts the program; a round that was cancelled goes on with the next."""
    for _ in range(3):
        with contextlib.suppress(asyncio.CancelledError):  # error: [no-swallowed-cancellation] "suppressed around"
            await server.accept()
    with contextlib.suppress(asyncio.CancelledError):
        await server.accept()
    logger.info("stopped")
