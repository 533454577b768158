from abc import ABC, abstractmethod


class Backend(ABC):
    @abstractmethod
    def load(self, name: str) -> bytes: ...

    @abstractmethod
    def erase(self, name: str) -> None: ...

    def load_all(self, names: list[str]) -> list[bytes]:
        return [self.load(name) for name in names]


class Hook:
    """Hooks do nothing unless they say so."""

    def after_load(self, name: str) -> None:
        pass
