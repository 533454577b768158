import asyncio
import logging

from .server import Server

logger = logging.getLogger(__name__)


async def serve(port: int) -> None:
    """Given to `asyncio.run` in another file: when it ends, so does the program."""
    try:
        await Server(port).accept()
    except asyncio.CancelledError:
        logger.info("bye")


async def accept_once(port: int) -> None:
    """Given to nobody else's `asyncio.run`: a part of the program waits for it."""
    try:
        await Server(port).accept()
    except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `Server().accept()` and returns"
        logger.info("stopped")


async def serve_all(ports: list[int]) -> None:
    async with asyncio.TaskGroup() as group:
        for port in ports[:3]:
            group.create_task(accept_once(port))
