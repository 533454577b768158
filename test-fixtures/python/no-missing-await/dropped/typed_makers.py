"""Objects that are made of a class with type arguments, which says what is in them."""

import asyncio
from collections import defaultdict
from contextvars import ContextVar
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Store:
    async def save(self) -> None: ...


class Slot(Generic[T]):
    def take(self) -> T: ...


class Shelf:
    """Is no generic class: what it does with its brackets is its own business."""

    def __class_getitem__(cls, item):
        return cls

    async def close(self) -> None: ...


class Kind(Enum):
    SMALL = 1


class Drawers(type):
    def __getitem__(cls, name): ...


class Desk(metaclass=Drawers):
    async def close(self) -> None: ...


current = ContextVar[Store]("current")
maybe = ContextVar[Store | None]("maybe", default=None)
stores = dict[str, Store]()
drafts = defaultdict[str, "Store"](Store)
names = dict[str, str]()
pair = tuple[Store, str]((Store(), "a"))


async def work() -> None:
    current.get().save()  # error: [no-missing-await] "`current.get().save()` is not awaited"
    if store := maybe.get():
        store.save()  # error: [no-missing-await] "`store.save()` is not awaited"
    stores["a"].save()  # error: [no-missing-await] "].save()` is not awaited"
    drafts["a"].save()  # error: [no-missing-await] "].save()` is not awaited"
    Slot[Store]().take().save()  # error: [no-missing-await] "`Slot[Store]().take().save()` is not awaited"
    names["a"].strip()
    pair[1].strip()
    Shelf[int]().close()  # error: [no-missing-await] "is not awaited"
    print(Kind["SMALL"].name)
    Desk["left"].close()


async def drain() -> None:
    waiting = asyncio.Queue[Store]()
    (await waiting.get()).save()  # error: [no-missing-await] "is not awaited"
    await (await waiting.get()).save()
