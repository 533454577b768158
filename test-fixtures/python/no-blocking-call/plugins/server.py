from .base import Exporter, Notifier, Storage, Throttle
from .exporters import HttpExporter, VersionedStorage
from .memory import MemoryStorage


async def export(exporter: Exporter, rows: list[dict]) -> None:
    exporter.export(rows)  # error: [no-blocking-call] "`exporter.export()` blocks the event loop"


async def export_tables(exporter: Exporter, tables: list[list[dict]]) -> None:
    exporter.export_all(tables)  # error: [no-blocking-call] "through `self.export()`"


async def save(storage: Storage, name: str, data: bytes) -> None:
    storage.save(name, data)


async def save_remotely(name: str, data: bytes) -> None:
    storage = VersionedStorage()
    storage.save(name, data)  # error: [no-blocking-call] "`storage.save()` blocks the event loop: it calls `requests.put()` (through `super().save()`)"


async def save_locally(name: str, data: bytes) -> None:
    MemoryStorage().save(name, data)


async def close(storage: Storage) -> None:
    storage.close()  # error: [no-blocking-call] "it calls `time.sleep()` (through `self.__lock()`)"


async def notify(notifier: Notifier, text: str) -> None:
    notifier.notify(text)


async def throttled(throttle: Throttle, rows: list[dict]) -> int:
    throttle.wait()  # error: [no-blocking-call] "`throttle.wait()` blocks the event loop: it calls `time.sleep()`"
    HttpExporter().export(rows)  # error: [no-blocking-call] "`HttpExporter().export()` blocks the event loop"
    return throttle.remaining  # error: [no-blocking-call] "`throttle.remaining` blocks the event loop"


class Dashboard:
    """Its own methods can be overridden like any other."""

    def refresh(self) -> None:
        HttpExporter().export([])

    async def show(self) -> None:
        self.refresh()


class StaticDashboard(Dashboard):
    def refresh(self) -> None:
        self.rows: list[dict] = []
