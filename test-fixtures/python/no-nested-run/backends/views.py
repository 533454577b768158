from .base import Backend, Hook
from .remote import HttpBackend, Prefetch


async def load(backend: Backend, name: str) -> bytes:
    return backend.load(name)  # error: [no-nested-run] "`backend.load()` starts an event loop"


async def load_all(backend: Backend) -> list[bytes]:
    return backend.load_all(["a", "b"])  # error: [no-nested-run] "(through `self.load()`)"


async def erase(backend: Backend, name: str) -> None:
    backend.erase(name)


async def erase_remotely(name: str) -> None:
    HttpBackend().erase(name)  # error: [no-nested-run] "`HttpBackend().erase()` starts an event loop"


async def loaded(hook: Hook, name: str) -> None:
    hook.after_load(name)


async def prefetch(name: str) -> None:
    Prefetch().after_load(name)  # error: [no-nested-run] "`Prefetch().after_load()` starts an event loop"
