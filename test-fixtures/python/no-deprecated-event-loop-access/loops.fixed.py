"""Ways to reach the event loop."""

import asyncio
import functools
from asyncio import Lock, get_event_loop


async def work(number: int = 0) -> int:
    await asyncio.sleep(0)
    return number


async def in_coroutine() -> None:
    loop = asyncio.get_running_loop()  # error: [no-deprecated-event-loop-access] "Use `asyncio.get_running_loop()`"
    loop.call_soon(print, "soon")
    print(asyncio.get_running_loop().time())  # error: [no-deprecated-event-loop-access] "Use `asyncio.get_running_loop()`"
    await asyncio.sleep(1)  # error: [no-deprecated-event-loop-access] "no parameter `loop`"
    queue = asyncio.Queue(maxsize=3)  # error: [no-deprecated-event-loop-access] "`asyncio.Queue()`"
    lock = Lock()  # error: [no-deprecated-event-loop-access] "`asyncio.Lock()`"
    print(queue, lock, asyncio.get_running_loop())


def run() -> int:
    loop = asyncio.get_event_loop()  # error: [no-deprecated-event-loop-access] "Use `asyncio.run()`"
    return loop.run_until_complete(work(1))


def run_at_once() -> None:
    asyncio.get_event_loop().run_until_complete(work(2))  # error: [no-deprecated-event-loop-access] "`asyncio.run()`"


shared_loop = asyncio.get_event_loop()  # error: [no-deprecated-event-loop-access] "while a module is imported"


def for_whoever_calls() -> float:
    return asyncio.get_event_loop().time()


def guarded() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_event_loop()
    except RuntimeError:
        return asyncio.new_event_loop()


def own_loop() -> int:
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(work(3))


tasks: set[asyncio.Future[int]] = set()


def handed_over(loop: asyncio.AbstractEventLoop) -> None:
    task = asyncio.ensure_future(work(4), loop=loop)
    tasks.add(task)
    task.add_done_callback(functools.partial(print, "done"))


class Client:
    def __init__(self, loop=None) -> None:
        self.loop = loop


def other_loop_parameter() -> Client:
    return Client(loop=asyncio.new_event_loop())
