from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def in_pieces(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while piece := list(islice(iterator, size)):
        yield piece


def in_slices(items: list[T], size: int | None = None) -> list[list[T]]:
    if size is None:
        return [items[start : start + 50] for start in range(0, len(items), 50)]
    return [items[start : start + size] for start in range(0, len(items), size)]


def by_first_letter(words: list[str]) -> Iterator[list[str]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    yield from groups.values()
