"""Coroutines that functions and generators within use, and futures whose truth is asked."""

import asyncio
from collections.abc import Awaitable, Callable


def measure() -> int:
    return 1


class Kiln:
    def __init__(self, gauge: Callable[[], Awaitable[int]]) -> None:
        self.gauge = gauge

    async def is_hot(self) -> bool: ...

    async def load_glazes(self) -> set[str]: ...

    async def load_settings(self) -> dict[str, int]: ...

    async def find_shelf(self, shelf: str) -> str | None: ...

    def run_in_thread(self, function: Callable[..., int]) -> asyncio.Future[int]:
        return asyncio.get_running_loop().run_in_executor(None, function)

    async def fire(self) -> None:
        hot = self.is_hot()  # error: [no-missing-await] "a coroutine is always true"

        async def start() -> None:
            if hot:
                await asyncio.sleep(1)

        await start()

    async def sort(self, pots: list[str]) -> list[str]:
        glazes = self.load_glazes()  # error: [no-missing-await] "searching in it raises a TypeError"
        return sorted(pots, key=lambda pot: pot in glazes)

    async def check(self, pots: list[str]) -> bool:
        glazes = self.load_glazes()  # error: [no-missing-await] "searching in it raises a TypeError"
        return any(pot in glazes for pot in pots)

    async def heat(self) -> str:
        def describe() -> str:
            settings = "low"
            return settings

        settings = self.load_settings()  # error: [no-missing-await] "holds a coroutine that is never awaited"
        return describe()

    async def configure(self) -> None:
        settings = self.load_settings()  # error: [no-missing-await] "indexing it raises a TypeError"
        if not isinstance(settings, dict):
            raise ValueError("no settings")
        self.limit = settings["limit"]

    async def read_limits(self) -> None:
        limits = self.load_settings()  # error: [no-missing-await] "holds a coroutine that is never awaited"
        if not isinstance(limits, (dict, list)):
            raise ValueError("no limits")

    async def watch(self, is_open: bool) -> bool:
        degrees = self.run_in_thread(measure)  # error: [no-missing-await] "a future is always true"
        return not is_open and not degrees

    async def look(self) -> None:
        degrees = self.gauge()  # error: [no-missing-await] "an awaitable is always true"
        if degrees:
            self.limit = 1


class Oven(Kiln):
    """What somebody within may await, bind anew, or tell by its class; futures that are asked what only futures know."""

    async def await_within(self) -> None:
        hot = self.is_hot()

        async def start() -> None:
            if await hot:
                await asyncio.sleep(1)

        await start()

    async def bind_within(self) -> None:
        glazes = self.load_glazes()

        def forget() -> None:
            nonlocal glazes
            glazes = self.load_glazes()

        forget()
        print(await glazes)

    async def hand_on(self) -> None:
        hot = self.is_hot()
        await asyncio.gather(*[task for task in [hot]])

    async def tell(self) -> dict[str, int]:
        settings = self.load_settings()
        if isinstance(settings, dict):
            return settings
        return await settings

    async def tell_awaitables(self) -> None:
        settings = self.load_settings()
        if isinstance(settings, Awaitable):
            self.limit = 1

    async def use_shadowed(self, shelves: list[str]) -> list[str]:
        def describe(shelf: str) -> str:
            return [shelf for shelf in shelves][0] + shelf

        shelf = self.find_shelf("top")
        return [describe("low"), str(await shelf)]

    async def use_comprehension(self, shelves: list[str]) -> None:
        shelf = self.find_shelf("top")

        async def start() -> None:
            print([shelf for shelf in shelves])
            await shelf

        await start()

    async def ask_future(self) -> int:
        degrees = self.run_in_thread(measure)
        if degrees:
            print(degrees)
        while not degrees.done():
            await asyncio.sleep(1)
        return degrees.result()

    async def keep_future(self, wanted: bool) -> asyncio.Future[int] | None:
        degrees = None
        if wanted:
            degrees = self.run_in_thread(measure)
        if degrees:
            print("measures")
        return degrees

    async def swap(self) -> None:
        async def start() -> None:
            inner, outer = outer, inner
            degrees = degrees
            await inner
            await outer

        degrees, inner = self.run_in_thread(measure), self.find_shelf("inner")
        outer = self.find_shelf("outer")
        await asyncio.gather(degrees, start(), inner, outer)
