"""Coroutines and futures that functions hand on to others before they are used as values."""

import asyncio


def read_state() -> dict[str, int]:
    return {"load": 1}


class Usage:
    def __init__(self, state):
        self._load = 0
        if "load" in state:
            self._set_load(state)

    def _set_load(self, state):
        self._load = state["load"]


def describe(state):
    return shorten(state)


def shorten(state):
    return f"{state}"[:10]


def show_later(state, depth=0):
    if depth > 3:
        return keep(state)
    return show_later(state, depth + 1)


kept = []


def keep(state):
    kept.append(state)


class Host:
    async def load_state(self) -> dict[str, int]: ...

    def read_in_thread(self) -> asyncio.Future[dict[str, int]]:
        return asyncio.get_running_loop().run_in_executor(None, read_state)

    async def get_usage(self) -> Usage:
        state = self.load_state()  # error: [no-missing-await] "does not await `state`, and searching in it raises"
        return Usage(state)

    async def get_usage_at_once(self) -> Usage:
        return Usage(self.load_state())  # error: [no-missing-await] "does not await `state`: searching in it raises"

    async def get_usage_of_thread(self) -> Usage:
        return Usage(self.read_in_thread())  # error: [no-missing-await] "searching in it raises a TypeError"

    async def describe(self) -> str:
        return describe(self.load_state())  # error: [no-missing-await] "`shorten()` does not await `state`, and the text"

    async def describe_future(self) -> list[str]:
        state = self.read_in_thread()
        text = describe(state)
        return [text, str(await state)]

    async def show(self) -> None:
        show_later(self.load_state())

    async def keep(self) -> None:
        keep(self.load_state())


def start(state=None):
    return asyncio.ensure_future(state or usual_state())


async def usual_state() -> dict[str, int]:
    return read_state()


class States:
    def __init__(self):
        self._all = []

    def __lshift__(self, state):
        self._all.append(state)
        return self


async def start_with(service: Host, is_usual: bool) -> None:
    await start(service.load_state())
    states = States() << service.load_state()
    states << service.load_state()
    late = None
    if not is_usual:
        late = service.load_state()
    await (late or usual_state())
    usual = usual_state()
    state = usual or usual_state()
    print(await state)
    other = usual_state()  # error: [no-missing-await] "`other` holds a coroutine"
    name = other or "usual"
    print(name)


async def start_group(group, service: Host) -> None:
    """What an object that nothing is known of takes by an operator, and what a number does not."""
    group << service.load_state()
    group |= service.load_state()
    state = service.load_state()
    pending = group @ state
    await (pending + service.load_state())
    print(1 + service.load_state())  # error: [no-missing-await] "calculating with it raises a TypeError"
