"""A backup whose annotations are older than its functions: what they give runs without being awaited."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any


class Backup:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def in_thread[T](self, function: Callable[..., T], *args: Any) -> Coroutine[Any, Any, T]:
        return asyncio.get_running_loop().run_in_executor(None, function, *args)

    def copy(self, source: Path) -> Awaitable[None]:
        shutil.copy(source, self.folder)

    async def read(self, source: Path) -> bytes:
        return await self.in_thread(source.read_bytes)

    def later(self, source: Path) -> Awaitable[bytes]:
        return self.read(source)

    async def save(self, sources: list[Path]) -> None:
        for source in sources:
            self.in_thread(self.copy, source)  # error: [no-missing-await] "nobody waits for it"
        await asyncio.sleep(1)

    async def wait(self, sources: list[Path]) -> None:
        await asyncio.wait([self.in_thread(self.copy, source) for source in sources[:5]])

    async def check(self, source: Path) -> None:
        self.later(source)  # error: [no-missing-await] "`self.later()` is not awaited"


def save_all(backup: Backup, sources: list[Path]) -> None:
    for source in sources:
        backup.copy(source)
