"""Classes whose constructors are made of their fields."""
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

import attrs


@dataclass
class Person:
    name: str
    age: int = 0
    kind: ClassVar[str] = "person"


@dataclass(frozen=True)
class Employee(Person):
    salary: int = 0
    badge: int = field(init=False)
    manager: str = field(default="", kw_only=True)
    extra: Any = None


@dataclass
class Payment:
    """Pays later: it is given what it waits for."""

    receiver: Person
    transfer: Awaitable[str]
    notify: Callable[[], object] | None = None


@dataclass
class Contractor(Person):
    def __init__(self, job: object) -> None:
        super().__init__("")
        self.job = job


class Range(NamedTuple):
    lowest: int
    highest: int = 100


class Note:
    """Not a dataclass, so that nothing is known of how it is made."""

    text: str


@attrs.define
class Shift:
    hours: int
    tasks: list[str] = attrs.field(factory=list, converter=list)
