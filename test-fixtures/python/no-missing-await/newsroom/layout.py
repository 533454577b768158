import asyncio
import inspect
from collections.abc import Awaitable, Hashable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


class Story:
    def __init__(self, title: str, text: str = "") -> None:
        self.title = title
        self.text = text


class Page:
    def __init__(self, number: int) -> None:
        self.number = number
        self.stories: list[Story] = []

    def add(self, story: Story, *, at: int | None = None) -> None:
        self.stories.insert(at or 0, story)

    def add_all(self, stories: Iterable[Story]) -> None:
        self.stories.extend(stories)

    def keep(self, thing: object, key: Hashable) -> None:
        print(thing, key)


def headline(story, width=40):
    return f"{story:^{width}}".upper()


def is_long(story):
    if story:
        return len(story.text) > 1000
    return False


def either(story):
    """Takes a story, or something to wait for."""
    if inspect.isawaitable(story):
        return asyncio.ensure_future(story)
    return story


def later(story):
    return [story]


def ignored(story) -> None:
    """Does nothing, for now."""


def waiting(story: Awaitable[Story], backup: Story | Awaitable[Story] | None = None) -> Any:
    return asyncio.ensure_future(story)


def same(story: T) -> T:
    return story


class Printer:
    """Each printer has its own way."""

    def print(self, story) -> None:
        print(story)


class LatePrinter(Printer):
    def print(self, story) -> None:
        self.waiting = asyncio.ensure_future(story)
