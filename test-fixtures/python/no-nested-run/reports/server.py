"""The asynchronous end."""

import asyncio

from . import build_report, sync
from .load import load_rows
from .sync import CachedReport, Report, is_ready


async def show(name: str) -> str:
    return build_report(name)  # error: [no-nested-run] "it calls `asyncio.run()` (through `run_blocking()`)"


async def rows(name: str) -> list[str]:
    return sync.run_blocking(name)  # error: [no-nested-run] "`sync.run_blocking()` starts an event loop"


async def render(report: Report) -> str:
    return report.render()  # error: [no-nested-run] "through `build_report()` → `run_blocking()`"


async def create(name: str) -> str:
    return CachedReport(name).text  # error: [no-nested-run] "`CachedReport()` starts an event loop"


def schedule(loop: asyncio.AbstractEventLoop, report: Report) -> None:
    loop.call_soon(report.render)  # error: [no-nested-run] "`report.render()` starts an event loop"


async def safely(name: str) -> str:
    if is_ready(name):
        return "ready"
    await asyncio.to_thread(build_report, name)
    return "\n".join(await load_rows(name))
