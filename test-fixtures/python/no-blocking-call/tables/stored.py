import pathlib
from collections.abc import Iterator

import redis
import requests


class RemoteTable:
    """Every item is a request."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cache: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        return self._request("GET", key)

    def __setitem__(self, key: str, value: str) -> None:
        self._request("PUT", key)

    def __delitem__(self, key: str) -> None:
        self._request("DELETE", key)

    def __contains__(self, key: str) -> bool:
        return self._request("HEAD", key) != ""

    def __or__(self, other: "RemoteTable") -> str:
        return self._request("POST", other.url)

    def _request(self, method: str, key: str) -> str:
        return requests.request(method, f"{self.url}/{key}").text


class CachedTable(RemoteTable):
    def __getitem__(self, key: str) -> str:
        if key not in self.cache:
            self.cache[key] = super().__getitem__(key)
        return self.cache[key]


class LocalTable:
    """The same, in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        return self.rows[key]

    def __setitem__(self, key: str, value: str) -> None:
        self.rows[key] = value

    def __contains__(self, key: str) -> bool:
        return key in self.rows


class Counters:
    def __init__(self) -> None:
        self.redis = redis.Redis()

    def __getitem__(self, name: str) -> int:
        return int(self.redis.get(name) or 0)

    def names(self) -> Iterator[str]:
        yield from ("visits", "orders")


class Folder:
    """`/` makes a path, and touches no disk."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path

    def __truediv__(self, name: str) -> "Folder":
        return Folder(self.path / name)


class Document:
    """A text that is fetched whenever it is looked at."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __str__(self) -> str:
        return requests.get(self.url).text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and str(self) == str(other)

    def __iter__(self) -> Iterator[str]:
        yield from requests.get(self.url).iter_lines()


class Basket:
    """Adds in memory; only what it costs is asked for."""

    def __init__(self) -> None:
        self.items: list[str] = []

    def __iadd__(self, items: list[str]) -> "Basket":
        self.items.extend(items)
        return self

    def __add__(self, other: "Basket") -> float:
        return requests.get("https://prices.example.com").json()
