import functools
import json
import urllib.request
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import AsyncIterator, Iterator

import requests

RATES_URL = "https://rates.example.com"


@dataclass
class Account:
    name: str
    history: list[dict] = field(default_factory=list)

    @property
    def balance(self) -> float:
        return requests.get(f"https://bank.example.com/{self.name}").json()["balance"]

    @functools.cached_property
    def owner(self) -> str:
        return self._look_up()["owner"]

    @property
    def title(self) -> str:
        return self.name.title()

    def _look_up(self) -> dict:
        with urllib.request.urlopen(f"https://bank.example.com/{self.name}/owner") as answer:
            return json.loads(answer.read())


@dataclass
class Rates:
    currency: str
    values: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = requests.get(f"{RATES_URL}/{self.currency}").json()


class Ledger:
    """Entries that are fetched when somebody looks at them."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def __iter__(self) -> Iterator[dict]:
        page = 1
        while entries := requests.get(f"{RATES_URL}/ledger", params={"page": page}).json():
            yield from entries
            page += 1

    def __len__(self) -> int:
        return int(requests.head(f"{RATES_URL}/ledger").headers["X-Total"])

    def __contains__(self, entry: object) -> bool:
        return entry in self.account.history


@contextmanager
def transaction(name: str) -> Iterator[str]:
    token = requests.post(f"{RATES_URL}/begin", json={"name": name}).text
    try:
        yield token
    finally:
        requests.post(f"{RATES_URL}/end", json={"token": token})


@contextmanager
def timed(name: str) -> Iterator[None]:
    print("begin", name)
    yield
    print("end", name)


@asynccontextmanager
async def session(name: str) -> AsyncIterator[str]:
    yield name


class Client:
    """Every method that it does not have is a request."""

    def __getattr__(self, name: str) -> dict:
        return requests.get(f"{RATES_URL}/{name}").json()
