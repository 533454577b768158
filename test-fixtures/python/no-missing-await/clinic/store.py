"""Where patients are kept: an abstract store, and what it is made of."""

from __future__ import annotations

import abc
import asyncio
from collections.abc import AsyncIterator
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Record:
    name = ""

    async def reload(self) -> Self:
        await asyncio.sleep(0)
        return self

    def label(self) -> str:
        return self.name


class Patient(Record):
    async def visits(self) -> list[str]:
        return []


class Store(abc.ABC, Generic[T]):
    @abc.abstractmethod
    async def load(self, key: str) -> T: ...

    @abc.abstractmethod
    async def save(self, item: T) -> None: ...

    async def update(self, key: str) -> T:
        item = await self.load(key)
        await self.save(item)
        return item

    def keys(self) -> list[str]:
        return []

    def __aiter__(self) -> AsyncIterator[T]:
        return self.items()

    async def items(self) -> AsyncIterator[T]:
        for key in self.keys():
            yield await self.load(key)


class PatientStore(Store[Patient]):
    async def load(self, key: str) -> Patient:
        return Patient()

    async def save(self, item: Patient) -> None:
        item.name = item.name.strip()
        await super().update(item.name)

    async def save_carelessly(self, item: Patient) -> None:
        super().update(item.name)  # error: [no-missing-await] "never runs"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await asyncio.sleep(0)
