"""Places that are declared for what awaiting gives: tasks, classes of packages that are not here, variables with a type."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, Final, TypeVar

from foundry_sdk import Casting, Mould

T = TypeVar("T")


class Furnace:
    running: asyncio.Task[None] | None = None
    moulds: dict[str, Mould]
    last: Casting

    async def start(self) -> asyncio.Task[None]:
        return asyncio.create_task(self.run())

    async def run(self) -> None: ...

    async def count(self) -> int: ...

    async def cast(self, mould: Mould) -> Casting: ...

    async def find_mould(self, name: str) -> Mould | None: ...

    def probe(self) -> Awaitable[int]: ...

    def measure(self) -> asyncio.Future[int]:
        return asyncio.get_running_loop().run_in_executor(None, hash, "degrees")

    async def restart(self) -> asyncio.Task[None]:
        return self.start()  # error: [no-missing-await] "not the `asyncio.Task[None]` that it declares"

    async def restart_once(self) -> asyncio.Task[None] | None:
        task = None
        if self.running is None:
            task = self.start()  # error: [no-missing-await] "`restart_once()` returns it where it declares"
        return task

    async def restart_all(self, furnaces: list["Furnace"]) -> list[asyncio.Task[None]]:
        tasks: list[asyncio.Task[None]] = []
        for furnace in furnaces:
            tasks.append(furnace.start())  # error: [no-missing-await] "takes a value"
        return tasks

    async def restart_later(self) -> asyncio.Task[None] | None:
        task: asyncio.Task[None] | None = None
        try:
            await self.run()
        finally:
            task = self.start()  # error: [no-missing-await] "it is declared to hold something else"
        return task

    async def keep(self) -> None:
        self.running = self.start()  # error: [no-missing-await] "is declared to hold something else"

    async def pour(self, mould: Mould) -> Casting:
        return self.cast(mould)  # error: [no-missing-await] "not the `Casting` that it declares"

    async def pour_all(self, moulds: list[Mould]) -> list[Casting]:
        return [self.cast(mould) for mould in moulds]  # error: [no-missing-await] "a value of the `list[Casting]`"

    async def pour_again(self, name: str) -> None:
        await self.cast(self.find_mould(name))  # error: [no-missing-await] "takes a value"
        self.moulds[name] = self.find_mould(name)  # error: [no-missing-await] "is declared to hold something else"
        self.last = self.cast(self.moulds[name])  # error: [no-missing-await] "is declared to hold something else"

    async def look(self) -> Any:
        number: int = self.count()  # error: [no-missing-await] "it is declared to hold something else"
        degrees: int = self.measure()  # error: [no-missing-await] "it is declared to hold something else"
        probed: int = self.probe()  # error: [no-missing-await] "it is declared to hold something else"
        return {"number": number, "degrees": degrees, "probed": probed}


class GasFurnace(Furnace):
    """Attributes that a base class declares, and others only assign to."""

    def reset(self) -> None:
        self.running = None

    async def restart_gas(self, mould: Mould) -> None:
        self.running = self.start()  # error: [no-missing-await] "is declared to hold something else"
        self.last = self.cast(mould)  # error: [no-missing-await] "is declared to hold something else"


class CorrectFurnace(Furnace):
    """What is declared for the coroutine itself, or may be; and variables whose coroutine is awaited after all."""

    async def start_with(self, work: Coroutine[Any, Any, asyncio.Task[None]]) -> None: ...

    async def spawn(self, work: Awaitable[T]) -> T:
        return await work

    async def give(self, value: T) -> T:
        return value

    async def give_back(self, value: object) -> object:
        return value

    async def nested(self) -> Awaitable[None]:
        return self.run()

    async def either(self, mould: Mould | Awaitable[Mould]) -> Mould:
        return mould if isinstance(mould, Mould) else await mould

    async def start_all(self, name: str, mould: Mould) -> object:
        await self.start_with(self.start())
        await self.spawn(self.cast(mould))
        await (await self.give(self.cast(mould)))
        await self.either(self.find_mould(name))
        return self.give_back(mould)

    async def stale(self, mould: Mould) -> list[Any]:
        casting: Casting = self.cast(mould)
        casting = await casting
        number: int = self.count()
        others: Any = self.count()
        last: Final = self.count()
        both = await asyncio.gather(number, others, last)
        task: asyncio.Task[int] = asyncio.create_task(self.count())
        first: asyncio.Future[int] = self.measure()
        return [casting, both, task, first]

    async def parameter(self, number: int) -> Any:
        number = self.count()
        return {"number": number}


class Ledger:
    """Sets its attributes itself, whatever they are declared to be."""

    total: int

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, asyncio.ensure_future(value))

    def follow(self, furnace: Furnace) -> None:
        self.total = furnace.count()
