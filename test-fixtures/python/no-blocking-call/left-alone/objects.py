"""Objects whose methods sound like waiting, in programs that never wait for them."""

import asyncio
import contextlib
import functools
import gzip
import json
import logging
import queue
import socket
import threading
import time
import urllib.request
import zlib
from typing import Iterator, Protocol

import boto3
import redis
import requests

logger = logging.getLogger(__name__)


class Registry:
    """A lock that is held for moments only makes nobody wait."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.names: dict[str, int] = {}

    def register(self, name: str) -> int:
        with self.lock:
            return self.names.setdefault(name, len(self.names))

    async def add(self, name: str) -> int:
        with self.lock:
            self.names[name] = 0
        return self.register(name)


class Inbox:
    """An unbounded queue takes whatever it is given at once."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[str] = queue.Queue()
        self.changed = threading.Condition()

    def receive(self, text: str) -> None:
        self.waiting.put(text)

    async def deliver(self, text: str) -> None:
        self.receive(text)
        with self.changed:
            self.changed.notify_all()

    def work(self) -> None:
        with self.changed:
            self.changed.wait()


class Telegram:
    """A socket that is non-blocking wherever its methods are called."""

    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setblocking(False)

    def send(self, text: str) -> None:
        self.socket.sendto(text.encode(), ("127.0.0.1", 514))
        self.socket.send(text.encode())

    async def report(self, text: str) -> None:
        self.send(text)


class Journal:
    """What a helper writes to a file of its own is as small as that file, and file access is fast on a local disk."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[dict] = []

    def save(self) -> None:
        with open(self.path, "w") as file:
            json.dump(self.entries, file)

    async def add(self, entry: dict) -> None:
        self.entries.append(entry)
        self.save()


class Wakeable(Protocol):
    def wake(self) -> None: ...


async def wake_all(sleepers: list[Wakeable]) -> None:
    for sleeper in sleepers:
        sleeper.wake()


class Lazy:
    """Nothing happens when it is made; only its thread waits."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.fetch = functools.partial(requests.get, url)
        self.thread = threading.Thread(target=self.poll, daemon=True)

    def poll(self) -> None:
        while True:
            time.sleep(10)
            self.fetch()

    @property
    def address(self) -> str:
        return self.url

    @property
    def content(self) -> bytes:
        return requests.get(self.url).content


async def prepare(url: str) -> str:
    lazy = Lazy(url)
    lazy.thread.start()
    lazy.address.upper()
    return await asyncio.to_thread(lambda: lazy.content.decode())


async def prepare_clients(bucket: str) -> list:
    cache = redis.Redis()
    s3 = boto3.client("s3")
    link = s3.generate_presigned_url("get_object", Params={"Bucket": bucket})
    return [cache.pubsub(), cache.pipeline(), link]


async def compress(text: str) -> list[bytes]:
    return [gzip.compress(text.encode()), zlib.compress(b"short")]


async def preview(url: str) -> bytes:
    if url.startswith("data:"):
        with urllib.request.urlopen(url) as content:
            return content.read()
    with urllib.request.urlopen("data:text/plain;charset=utf-8;base64,bm9uZQ==") as content:
        return content.read()


class Previews:
    async def show(self, url: str) -> bytes:
        if url.lower().startswith("data:") and len(url) < 4096:
            return await self._read(url)
        return b""

    async def _read(self, url: str) -> bytes:
        with urllib.request.urlopen(url) as content:
            return content.read()


def pages(count: int) -> Iterator[bytes]:
    for number in range(count):
        yield requests.get(f"https://example.com/{number}").content


async def plan(count: int) -> Iterator[bytes]:
    found = pages(count)
    return found


@contextlib.contextmanager
def slow_section(name: str) -> Iterator[None]:
    time.sleep(1)
    yield
    logger.info("left %s", name)


async def sections(names: list[str]) -> list:
    return [slow_section(name) for name in names]


def handler(action):
    """Keeps what it is given; who calls it is not known."""
    handlers.append(action)
    return action


@handler
def on_message(text: str) -> None:
    time.sleep(1)


handlers: list = []


async def start(names: list[str]) -> None:
    handler(on_message)
    ordered = map(on_message, names)
    logger.debug("%s", ordered)


@unknown_decorator  # noqa: F821
def mystery() -> None:
    time.sleep(1)


async def solve() -> None:
    mystery()
