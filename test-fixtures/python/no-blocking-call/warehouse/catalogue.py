from abc import ABC, abstractmethod

from . import remote


class Source(ABC):
    @abstractmethod
    def read(self, name: str) -> dict: ...


class RemoteSource(Source):
    def read(self, name: str) -> dict:
        return remote.read_remote(name)


class MemorySource(Source):
    def __init__(self) -> None:
        self.items: dict[str, dict] = {}

    def read(self, name: str) -> dict:
        return self.items.get(name, {})


class Catalogue:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.remote = RemoteSource()

    def find(self, name: str) -> dict:
        return self.remote.read(name)

    def title(self, name: str) -> str:
        return remote.describe(name)
