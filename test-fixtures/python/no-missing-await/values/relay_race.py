"""Relays messages over links, which stand in slices of lists, places of named tuples and keys of typed dicts."""

from collections import deque
from typing import Generic, NamedTuple, NotRequired, TypedDict, TypeVar

T = TypeVar("T")


class Link:
    weight = 1

    async def close(self) -> None:
        self.weight = 0

    async def ping(self) -> bool:
        return self.weight > 0


class Ends(NamedTuple):
    near: Link
    far: Link
    name: str = ""


class Named(NamedTuple, Generic[T]):
    name: str
    value: T


class LongEnds(Ends):
    pass


class Route(TypedDict):
    name: str
    link: Link
    spare: NotRequired[Link]


class LongRoute(Route, total=False):
    ends: Ends


async def close_slices(links: list[Link], fixed: tuple[Link, ...], count: int) -> None:
    for link in links[1:]:
        link.close()  # error: [no-missing-await] "`link.close()` is not awaited"
    for link in links[:count][::-1]:
        link.close()  # error: [no-missing-await] "`link.close()` is not awaited"
    first, *others = sorted(links, key=lambda one: one.weight)[:count]
    others[0].close()  # error: [no-missing-await] "`others[0].close()` is not awaited"
    fixed[-2:][0].close()  # error: [no-missing-await] "`fixed[-2:][0].close()` is not awaited"
    if first.ping():  # error: [no-missing-await] "which is always true"
        print("open")
    for link in fixed[1:]:
        await link.close()


async def close_ends(ends: Ends, pair: LongEnds, named: Named[Link]) -> None:
    near, far, name = ends
    near.close()  # error: [no-missing-await] "`near.close()` is not awaited"
    await far.close()
    name.close()
    pair[1].close()  # error: [no-missing-await] "`pair[1].close()` is not awaited"
    pair[-1].upper()
    title, link = named
    link.close()  # error: [no-missing-await] "`link.close()` is not awaited"
    print(title)


async def close_routes(route: Route, long: LongRoute, waiting: deque[Link]) -> None:
    route["link"].close()  # error: [no-missing-await] "`route["link"].close()` is not awaited"
    route["name"].close()
    long["spare"].close()  # error: [no-missing-await] "`long["spare"].close()` is not awaited"
    near, *_ = long["ends"]
    long["ends"].near.close()  # error: [no-missing-await] "`long["ends"].near.close()` is not awaited"
    waiting[0].close()  # error: [no-missing-await] "`waiting[0].close()` is not awaited"
    print(near)


def registered(cls: type) -> type:
    setattr(cls, "registered", True)
    return cls


@registered
class Starter:
    async def start(self) -> None:
        print("go")


async def begin() -> None:
    Starter().start()  # error: [no-missing-await] "`Starter().start()` is not awaited"
