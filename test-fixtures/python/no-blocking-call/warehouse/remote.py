"""Synchronous helpers, several calls away from asynchronous code."""

import time
from contextlib import contextmanager
from typing import Iterator

import requests

RETRIES = 3


def read_remote(path: str) -> dict:
    for attempt in range(RETRIES):
        response = requests.get(f"https://example.com/{path}")
        if response.ok:
            return response.json()
        back_off(attempt)
    return {}


def back_off(attempt: int) -> None:
    time.sleep(2**attempt)


def pages(path: str) -> Iterator[dict]:
    for number in range(10):
        yield read_remote(f"{path}?page={number}")


class Connection:
    def __init__(self, host: str) -> None:
        self.host = host

    def __enter__(self) -> "Connection":
        self.greet()
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def greet(self) -> None:
        requests.head(self.host)


def describe(path: str) -> str:
    return f"remote {path}"


def ping(host: str) -> bool:
    """Answers from a cache; the first call is made at start-up."""
    return host in known or look_up(host)


# async-pitfalls: non-blocking
def look_up(host: str) -> bool:
    known[host] = requests.head(host).ok
    return known[host]


known: dict[str, bool] = {}
