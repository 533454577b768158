import asyncio

import anyio

from .base import Backend, Hook


async def download(name: str) -> bytes:
    await asyncio.sleep(0)
    return name.encode()


class HttpBackend(Backend):
    def load(self, name: str) -> bytes:
        return asyncio.run(download(name))

    def erase(self, name: str) -> None:
        asyncio.run(download(name))


class ObjectBackend(Backend):
    def load(self, name: str) -> bytes:
        return anyio.run(download, name)

    def erase(self, name: str) -> None:
        print("nothing to do for", name)


class Prefetch(Hook):
    def after_load(self, name: str) -> None:
        asyncio.run(download(f"{name}.next"))
