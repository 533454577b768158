import asyncio
import logging
import sys
from asyncio import CancelledError as Stopped
from typing import Never

logger = logging.getLogger(__name__)

Interrupted = asyncio.CancelledError


def crash(message: str) -> Never:
    logger.critical(message)
    sys.exit(1)


def log_only(error: BaseException) -> None:
    logger.warning("ignored: %s", error)


async def fetch(url: str) -> str:
    await asyncio.sleep(0)
    return url


class Page:
    async def load(self) -> str:
        return await fetch("/")

    async def __aenter__(self) -> "Page":
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.load()
