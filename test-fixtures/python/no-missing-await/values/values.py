"""Coroutines used as if they were the values they give."""

import asyncio
import json
from dataclasses import dataclass
from typing import cast


@dataclass
class Response:
    status: int
    body: str

    async def text(self) -> str:
        return self.body

    async def items(self) -> list[str]:
        return self.body.split()


class Client:
    async def get(self, path: str) -> Response:
        await asyncio.sleep(0)
        return Response(200, path)

    async def count(self) -> int:
        return 1

    async def is_ready(self) -> bool:
        return True


async def values(client: Client, limit: int) -> None:
    print(client.get("/").status)  # error: [no-missing-await] "`.status` raises an AttributeError"
    response = await client.get("/")
    first = response.items()[0]  # error: [no-missing-await] "indexing it raises a TypeError"
    line = f"body: {response.text()}"  # error: [no-missing-await] "the text shows the coroutine object"
    old_line = "body: %s, %d" % (response.text(), 1)  # error: [no-missing-await] "the text shows the coroutine object"
    pattern = "body: " + str(limit) + ", %s"
    by_pattern = pattern % response.text()  # error: [no-missing-await] "the text shows the coroutine object"
    joined = ", ".join(response.items())  # error: [no-missing-await] "`join()` raises a TypeError"
    known = cast(int, client.count()) + 1  # error: [no-missing-await] "calculating with it"
    total = client.count() + 1  # error: [no-missing-await] "calculating with it"
    total += client.count()  # error: [no-missing-await] "calculating with it"
    negative = -client.count()  # error: [no-missing-await] "calculating with it"
    is_one = client.count() == 1  # error: [no-missing-await] "equals nothing else"
    is_less = limit < client.count()  # error: [no-missing-await] "comparing it"
    is_missing = client.get("/") is None  # error: [no-missing-await] "never that object"
    is_in = "a" in response.items()  # error: [no-missing-await] "searching in it"
    size = len(response.items())  # error: [no-missing-await] "`len()` raises a TypeError"
    text = str(response.text())  # error: [no-missing-await] "the text shows the coroutine object"
    data = json.loads(response.text())  # error: [no-missing-await] "`json.loads()` raises a TypeError"
    head, *rest = response.items()  # error: [no-missing-await] "unpacking it"
    both = [*response.items(), first]  # error: [no-missing-await] "unpacking it"
    for item in response.items():  # error: [no-missing-await] "iterating over it"
        print(item)
    pairs = [(i, x) for i, x in enumerate(response.items())]  # error: [no-missing-await] "iterating over it"
    print(response.text())  # error: [no-missing-await] "the coroutine object is printed"
    print(line, old_line, by_pattern, known, joined, total, negative, is_one, is_less, is_missing, is_in, size, text, data, head, rest)
    print(both, pairs, sorted(response.items()))  # error: [no-missing-await] "iterating over it"


async def conditions(client: Client, clients: list[Client]) -> bool:
    if client.is_ready():  # error: [no-missing-await] "always true"
        print("ready")
    while not client.is_ready():  # error: [no-missing-await] "always true"
        await asyncio.sleep(1)
    ready = client.is_ready() and len(clients) > 1  # error: [no-missing-await] "always true"
    print("yes" if client.is_ready() else "no", ready)  # error: [no-missing-await] "always true"
    assert client.is_ready()  # error: [no-missing-await] "always true"
    usable = [one for one in clients if one.is_ready()]  # error: [no-missing-await] "always true"
    print(usable, sum(one.count() for one in clients))  # error: [no-missing-await] "calculating with it"
    return any(one.is_ready() for one in clients)  # error: [no-missing-await] "always true"


async def awaited(client: Client, clients: list[Client]) -> bool:
    response = await client.get("/")
    print((await client.get("/")).status, f"{await response.text()}", await client.count() + 1)
    for item in await response.items():
        print(item)
    if await client.is_ready() and not await client.is_ready():
        print(", ".join(await response.items()))
    counts = await asyncio.gather(client.count(), client.count())
    print(sum(counts), client.get.__name__, callable(client.get))
    return any([await one.is_ready() for one in clients])


class Settings:
    """Plain methods with the same names."""

    def get(self, name: str) -> Response:
        return Response(200, name)

    def is_ready(self) -> bool:
        return True


def plain(settings: Settings) -> int:
    if settings.is_ready():
        return settings.get("status").status
    return 0
