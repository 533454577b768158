import asyncio

from .server import Server
from .service import accept_once


def test_accepts() -> None:
    asyncio.run(accept_once(8080))


def test_polls() -> None:
    asyncio.run(Server(8080).poll())
