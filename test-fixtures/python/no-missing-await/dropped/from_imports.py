"""A file that imports single names, with calls in places where an `await` needs some care."""

from asyncio import create_task, gather, sleep, wait


async def fetch(name: str = "all") -> dict[str, int]:
    await sleep(0)
    return {name: 1}


async def is_known(name: str) -> bool:
    return name in await fetch(name)


async def show(names: list[str]) -> None:
    print(f"{fetch()['all']:>10}")  # error: [no-missing-await] "indexing it raises a TypeError"
    print(f"known: {is_known('all')!r}")  # error: [no-missing-await] "the text shows the coroutine object"
    negative = -fetch()["all"] ** 2  # error: [no-missing-await] "indexing it"
    total = sum((fetch(name)["n"] for name in names), negative)  # error: [no-missing-await] "indexing it"
    by_name = {name: fetch(name)[name] for name in names}  # error: [no-missing-await] "indexing it"
    known = [name for name in names if not is_known(name)]  # error: [no-missing-await] "always true"
    (fetch())  # error: [no-missing-await] "never runs"
    sleep(1)  # error: [no-missing-await] "`sleep()` is not awaited"
    fetch(  # error: [no-missing-await] "never runs"
        "last",  # the one that matters
    )
    if total: fetch()  # error: [no-missing-await] "never runs"
    await sleep(1); fetch()  # error: [no-missing-await] "never runs"
    await wait([fetch("a"), fetch("b")])  # error: [no-missing-await] "does not take coroutines"
    await wait([create_task(fetch("a"))])
    await gather(fetch("a"), fetch("b"))
    print(by_name, known)


def helper() -> None:
    fetch()  # error: [no-missing-await] "never runs"


class Cache:
    def __len__(self) -> int:
        return len(fetch())  # error: [no-missing-await] "`len()` raises a TypeError"

    @property
    def size(self) -> int:
        return fetch()["size"]  # error: [no-missing-await] "indexing it"

    @staticmethod
    def fill() -> None:
        fetch("fill")  # error: [no-missing-await] "never runs"

    def fill_twice(self) -> list[None]:
        return [self.fill() for _ in "ab"]


helper()
