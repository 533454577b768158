"""Classes whose metaclass decides what calling them gives."""

import asyncio

from plugin_kit import PluginType


class KeptOnce(type):
    """Makes one instance of each class."""

    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class MadeAsynchronously(type):
    async def __call__(cls, *args):
        made = super().__call__(*args)
        await made.open()
        return made


class TakenFromPool(type):
    def __call__(cls, *args):
        return find_proxy(cls, args)


def find_proxy(kind, args):
    return kind.pool[args]


class Settings(metaclass=KeptOnce):
    async def save(self) -> None:
        await asyncio.sleep(1)


class TestSettings(Settings): ...


class Connection(metaclass=MadeAsynchronously):
    async def open(self) -> None:
        await asyncio.sleep(1)

    async def close(self) -> None:
        await asyncio.sleep(1)


class Worker(metaclass=TakenFromPool):
    async def start(self) -> None:
        await asyncio.sleep(1)


class NightWorker(Worker): ...


class Plugin(metaclass=PluginType):
    async def start(self) -> None:
        await asyncio.sleep(1)


async def main() -> None:
    Settings().save()  # error: [no-missing-await] "`Settings().save()` is not awaited"
    TestSettings().save()  # error: [no-missing-await] "`TestSettings().save()` is not awaited"
    connection = await Connection()
    connection.close()
    Connection()  # error: [no-missing-await] "`Connection()` is not awaited"
    Worker().start()
    worker = NightWorker()
    worker.start()
    Plugin().start()
