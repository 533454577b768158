"""Coroutines that are put in a variable, and then given to something that takes their result."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass


@dataclass
class Report:
    title: str
    rows: list[dict]


async def load_title(report_id: int) -> str:
    await asyncio.sleep(0)
    return f"report {report_id}"


async def load_rows(report_id: int) -> list[dict]:
    await asyncio.sleep(0)
    return [{"id": report_id}]


def to_heading(title: str) -> str:
    return title.upper()


def count(rows):
    return len(rows)


async def either(value: str | Awaitable[str]) -> str:
    return value if isinstance(value, str) else await value


async def build(report_id: int) -> Report:
    title = load_title(report_id)  # error: [no-missing-await] "`Report()` takes a value as `title`"
    rows = await load_rows(report_id)
    return Report(title, rows)


async def build_by_name(report_id: int) -> Report:
    title = await load_title(report_id)
    rows = load_rows(report_id)  # error: [no-missing-await] "`Report()` takes a value as `rows`"
    return Report(title=title, rows=rows)


async def show(report_id: int) -> None:
    title = load_title(report_id)  # error: [no-missing-await] "`to_heading()` takes a value as `title`"
    print(to_heading(title))


async def measure(report_id: int) -> int:
    rows = load_rows(report_id)  # error: [no-missing-await] "`count()` does not await `rows`, and `len()` raises a TypeError"
    return count(rows)


async def show_either(report_id: int) -> str:
    title = load_title(report_id)
    return await either(title)


async def show_at_once(report_id: int) -> str:
    title = load_title(report_id)
    rows, heading = await asyncio.gather(load_rows(report_id), title)
    return to_heading(heading) + str(rows)


async def show_later(report_id: int) -> str:
    title = load_title(report_id)
    rows = await load_rows(report_id)
    title = await title
    return to_heading(title) + str(rows)
