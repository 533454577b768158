"""A radio station that keeps what it has connected to in attributes."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
from collections.abc import Awaitable, Coroutine
from typing import Any, ClassVar, Optional


class Stream:
    @classmethod
    async def open(cls, url: str) -> Stream:
        await asyncio.sleep(0)
        return cls()

    async def read(self) -> bytes:
        return b""


class Volume:
    """Takes a number, or what gives it later."""

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__["volume"] = value


@dataclasses.dataclass
class Programme:
    title: str = ""
    first: bytes = b""
    upcoming: Optional[Awaitable[bytes]] = None


class Station:
    default: ClassVar[Stream | None] = None
    volume: Volume = Volume()

    def __init__(self, url: str) -> None:
        self.url = url
        self.stream: Stream | None = None
        self.recorder: Optional[asyncio.subprocess.Process] = None
        self.opening: Coroutine[Any, Any, Stream] | None = None
        self.task: asyncio.Task[bytes] | None = None
        self.programme = Programme()
        self.later = None
        self._spare: Stream | None = None

    @property
    def spare(self) -> Stream | None:
        return self._spare

    @spare.setter
    def spare(self, opening: Awaitable[Stream]) -> None:
        self._opening = opening

    async def start(self) -> None:
        self.stream = Stream.open(self.url)  # error: [no-missing-await] "`self.stream` is declared to hold something else"
        self.stream = await Stream.open(self.url)
        self.opening = Stream.open(self.url)
        self.later = Stream.open(self.url)
        self.spare = Stream.open(self.url)
        self.volume = self.stream.read()
        self.task = asyncio.create_task(self.stream.read())
        self.programme.first = self.stream.read()  # error: [no-missing-await] "declared to hold something else"
        self.programme.upcoming = self.stream.read()
        type(self).default = await Stream.open("/default")

    async def find(self, title: str) -> Programme:
        await asyncio.sleep(0)
        return Programme(title)

    async def rename(self, title: str, new: str) -> dict[str, Any]:
        found = self.find(title)  # error: [no-missing-await] "`replace()` raises a TypeError"
        changed = dataclasses.replace(found, title=new)
        spare = copy.copy(self.find(new))  # error: [no-missing-await] "`copy()` raises a TypeError"
        return dataclasses.asdict(await self.find(new)) | {"was": changed, "spare": spare}

    async def record(self, command: str) -> None:
        self.recorder = asyncio.create_subprocess_shell(command)  # error: [no-missing-await] "`self.recorder`"
        self.recorder = await asyncio.create_subprocess_shell(command)
        await self.recorder.wait()
