import asyncio
import functools
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Iterator

from asgiref.sync import async_to_sync

from .client import AsyncClient


def synchronous(action):
    """Makes a function of a coroutine function."""

    @functools.wraps(action)
    def call(*args, **kwargs):
        return asyncio.run(action(*args, **kwargs))

    return call


@synchronous
async def fetch(name: str) -> dict:
    return await AsyncClient().get(name)


@async_to_sync
async def fetch_with_asgiref(name: str) -> dict:
    return await AsyncClient().get(name)


class SyncClient:
    def __init__(self) -> None:
        self.client = AsyncClient()
        self.loop = asyncio.new_event_loop()

    def _run(self, coroutine):
        return self.loop.run_until_complete(coroutine)

    @property
    def version(self) -> str:
        return self._run(self.client.get("version"))["name"]

    def __call__(self, name: str) -> dict:
        return self._run(self.client.get(name))

    def __getitem__(self, name: str) -> dict:
        return self(name)

    def __iter__(self) -> Iterator[dict]:
        for name in ("a", "b"):
            yield self(name)

    def __enter__(self) -> "SyncClient":
        return self

    def __exit__(self, *error: object) -> None:
        self._run(self.client.close())


@dataclass
class Document:
    name: str
    content: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        with asyncio.Runner() as runner:
            self.content = runner.run(AsyncClient().get(self.name))


@contextmanager
def opened(name: str) -> Iterator[dict]:
    yield fetch(name)


def with_result(action, handle):
    return handle(action())


def on_done(task: asyncio.Task) -> None:
    asyncio.get_running_loop().run_until_complete(AsyncClient().close())
