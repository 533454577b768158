import time
from abc import ABC, abstractmethod

import requests


class Exporter(ABC):
    """All exporters there are go through the network."""

    @abstractmethod
    def export(self, rows: list[dict]) -> None:
        """Writes rows to where they belong."""

    def export_all(self, tables: list[list[dict]]) -> None:
        for rows in tables:
            self.export(rows)


class Storage:
    """Some storages are in memory."""

    def save(self, name: str, data: bytes) -> None:
        requests.put(f"https://storage.example.com/{name}", data=data)

    def __lock(self) -> None:
        time.sleep(0.5)

    def close(self) -> None:
        self.__lock()


class Notifier:
    def notify(self, text: str) -> None:
        raise NotImplementedError


class Throttle:
    """Nobody overrides how it waits, but for tests."""

    def wait(self) -> None:
        time.sleep(0.2)

    @property
    def remaining(self) -> int:
        return int(requests.get("https://quota.example.com").text)
