"""Coroutines that objects keep in attributes which nobody declares."""

import asyncio
import threading
from abc import ABC
from dataclasses import dataclass

from somewhere import Plugin


class User:
    name: str = ""


async def load_user(key: int) -> User:
    await asyncio.sleep(0)
    return User()


async def warm_up() -> None:
    await asyncio.sleep(1)


class Session:
    """Takes what it keeps for the result."""

    def __init__(self, key: int) -> None:
        self._user = None
        self.visitor = None
        self._warm_up = warm_up()  # error: [no-missing-await] "`self._warm_up` holds a coroutine that is never awaited"
        self.key = key

    async def open(self) -> None:
        self._user = load_user(self.key)  # error: [no-missing-await] "`self._user` holds a coroutine from `load_user()`, not its result: `.name` raises an AttributeError"
        self.visitor = load_user(0)  # error: [no-missing-await] "`self.visitor` holds a coroutine from `load_user()`, not its result: the text shows the coroutine object"

    async def reopen(self) -> None:
        self._user = await load_user(self.key)

    def greet(self) -> str:
        return f"Hello {self.visitor}"

    def get_name(self) -> str:
        return "" if self._user is None else self._user.name


class Guarded(ABC):
    def __init__(self) -> None:
        self._guard_opening = warm_up()  # error: [no-missing-await] "`self._guard_opening` holds a coroutine that is never awaited"

    def is_guard_opening(self) -> bool:
        if self._guard_opening:
            return True
        return self._guard_opening is not None


class Later:
    """Awaits what it keeps, in one place or another."""

    def __init__(self, key: int) -> None:
        self._later_user = load_user(key)
        self._job = warm_up()
        self._handed = warm_up()
        self._closed = warm_up()
        self._copied = warm_up()
        self._given = warm_up()
        # Whoever has the object may await it.
        self.ready = warm_up()

    async def get_name(self) -> str:
        user = await self._later_user
        return user.name

    def start(self) -> None:
        self._task = asyncio.ensure_future(self._job)
        threading.Thread(target=asyncio.run, args=(self._handed,)).start()

    def close(self) -> None:
        self._closed.close()

    async def finish(self) -> None:
        copied = self._copied
        await copied

    @property
    def given(self):
        return self._given


class Reader(Later):
    def __init__(self) -> None:
        self._late = warm_up()
        self._inherited = warm_up()


class LastReader(Reader):
    async def read(self) -> None:
        await self._late
        await self._inherited


class Loaded(Plugin):
    """What it inherits from may await anything."""

    def __init__(self) -> None:
        self._setup = warm_up()


class Described:
    """Its attribute is not a plain one."""

    def __init__(self) -> None:
        self._held = warm_up()

    def __setattr__(self, name: str, value: object) -> None:
        asyncio.run(value)


@dataclass
class Stage:
    key: int

    def prepare(self) -> None:
        self._prepared = load_user(self.key)  # error: [no-missing-await] "`self._prepared` holds a coroutine that is never awaited"


class ByText:
    def __init__(self) -> None:
        self._named = warm_up()

    async def run(self) -> None:
        await getattr(self, "_named")


async def run_outside(later: Later, holder: object) -> None:
    await later.ready
    holder._outer = warm_up()
