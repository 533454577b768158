import asyncio
import time
from abc import ABC, abstractmethod
from typing import Iterator

import requests


def total(prices: list[float]) -> float:
    return round(sum(prices), 2)


def rows(count: int) -> Iterator[int]:
    yield from range(count)


def pause_for_threads() -> None:
    time.sleep(0.001)


def fetch_or_schedule(url: str) -> object:
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return requests.get(url).json()
    return loop.create_task(fetch(url))


async def fetch(url: str) -> dict:
    return await asyncio.to_thread(lambda: requests.get(url).json())


def warm_caches() -> None:  # async-pitfalls: non-blocking -- once, before the first request
    time.sleep(0.5)


# async-pitfalls: non-blocking
def migrate() -> None:
    requests.post("https://shop.example.com/migrate")


def bind(action):
    """Gives a function that calls another one later."""

    def later():
        return action()

    return later


class Catalogue(ABC):
    @abstractmethod
    def find(self, name: str) -> dict: ...

    @property
    def size(self) -> int:
        raise NotImplementedError


class RemoteCatalogue(Catalogue):
    def find(self, name: str) -> dict:
        return requests.get(f"https://shop.example.com/{name}").json()

    @property
    def size(self) -> int:
        return int(requests.get("https://shop.example.com/size").text)


class Basket:
    def __init__(self) -> None:
        self.items: list[float] = []

    def __enter__(self) -> "Basket":
        return self

    def __exit__(self, *error: object) -> None:
        self.items.clear()

    def __len__(self) -> int:
        return len(self.items)

    def __getattr__(self, name: str) -> int:
        return 0

    def reload(self) -> None:
        self.items = requests.get("https://shop.example.com/basket").json()
