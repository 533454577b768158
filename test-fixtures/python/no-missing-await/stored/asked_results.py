"""Coroutines in variables that are asked for a result, and then put where results go."""

from collections.abc import Coroutine
from typing import Any, cast

from pydantic import BaseModel


class Member(BaseModel):
    name: str


class Desk:
    seats: dict[str, int]

    async def find_name(self, card: str) -> str | None: ...

    async def find_member(self, card: str) -> Member | None: ...

    async def load_member(self, card: str) -> Member: ...

    async def count_seats(self, room: str) -> int: ...

    async def greet(self, card: str) -> tuple[int, Any]:
        name = self.find_name(card)  # error: [no-missing-await] "it is never that object"
        if name is None:
            name = "guest"
        return 200, name

    async def describe(self, card: str, context: dict[str, Any]) -> None:
        name = self.find_name(card)  # error: [no-missing-await] "a coroutine is always true"
        if name:
            context["name"] = name

    async def check(self, card: str) -> dict[str, Any]:
        answer = {"known": False, "name": ""}
        name = self.find_name(card)  # error: [no-missing-await] "it is never that object"
        if name is not None:
            answer = {"known": True, "name": name}
        return answer

    async def show(self, card: str) -> tuple[int, Member]:
        member = self.load_member(card)  # error: [no-missing-await] "returns it as a part of the `tuple[int, Member]`"
        return 200, member

    async def first(self, card: str) -> Member:
        return self.load_member(card)  # error: [no-missing-await] "not the `Member` that it declares"

    async def everyone(self, cards: list[str]) -> list[Member]:
        return [self.load_member(card) for card in cards]  # error: [no-missing-await] "a value of the `list[Member]`"

    async def execute(self, query: str) -> list[tuple[Any, ...]]: ...

    async def list_rooms(self) -> list[tuple[str, int]]:
        return cast(list[tuple[str, int]], self.execute("rooms"))  # error: [no-missing-await] "`cast()` only says"

    async def list_cards(self) -> list[tuple[str, int]]:
        cards = self.execute("cards")  # error: [no-missing-await] "`cast()` only says"
        return cast("list[tuple[str, int]]", cards)

    async def reserve(self, room: str) -> None:
        free = self.count_seats(room)  # error: [no-missing-await] "is declared to hold something else"
        self.seats[room] = free


class Errands:
    """Whoever knows that it is a coroutine looks after it, and what a name held before may be asked for."""

    def __init__(self) -> None:
        self.running: dict[str, Any] = {}

    async def fetch(self, name: str) -> str: ...

    async def start(self, name: str, wanted: bool) -> None:
        errand = None
        if wanted:
            errand = self.fetch(name)
        if errand is not None:
            self.running[name] = errand

    async def pair(self, name: str) -> tuple[str, Coroutine[Any, Any, str]]:
        errand = self.fetch(name)
        return name, errand

    async def cast(self, name: str) -> Coroutine[Any, Any, str]:
        return cast(Coroutine[Any, Any, str], self.fetch(name))

    async def later(self, name: str) -> dict[str, Any]:
        errand = self.fetch(name)
        return {"errand": errand}

    async def again(self, name: str) -> dict[str, Any]:
        errand = self.fetch(name)
        if errand is None:
            return {}
        self.running[name] = errand
        return {name: await errand}
