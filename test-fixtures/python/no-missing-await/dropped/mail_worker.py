"""A worker that sends mails, in a program that grew for some years."""

import asyncio
import atexit
import contextlib
import functools
import inspect
import queue
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol


class Transport(Protocol):
    async def send(self, mail: str) -> bool: ...

    def encode(self, mail: str) -> bytes: ...


class Hooks:
    """Callbacks of both kinds."""

    def __init__(self) -> None:
        self.before: list[Callable[[str], None]] = []
        self.after: list[Callable[[str], Awaitable[None]]] = []

    async def run(self, mail: str) -> None:
        for hook in self.before:
            hook(mail)
        for hook in self.after:
            hook(mail)  # error: [no-missing-await] "what it starts is never waited for"
        for hook in self.after:
            await hook(mail)

    async def run_any(self, hooks: list[Callable[..., Any]], mail: str) -> None:
        for hook in hooks:
            result = hook(mail)
            if inspect.isawaitable(result):
                await result


class Worker:
    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.mails: asyncio.Queue[str] = asyncio.Queue()
        self.backlog: queue.Queue[str] = queue.Queue()
        self.sent = 0
        self.jobs: list[Coroutine[None, None, None]] = []

    async def send(self, mail: str) -> None:
        if self.transport.send(mail):  # error: [no-missing-await] "always true"
            self.sent += 1
        self.transport.encode(mail)

    async def send_all(self) -> None:
        while not self.mails.empty():
            mail = self.mails.get()  # error: [no-missing-await] "`.strip` raises an AttributeError"
            await self.send(mail.strip())
        mail = self.backlog.get_nowait()
        await self.send(mail.strip())

    async def add(self, mail: str) -> None:
        self.mails.put(mail)  # error: [no-missing-await] "`self.mails.put()` is not awaited"
        self.mails.put_nowait(mail)
        self.backlog.put_nowait(mail)

    def later(self, mail: str) -> None:
        self.jobs.append(self.send(mail))

    async def catch_up(self) -> None:
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            await job

    async def drain(self, seconds: float) -> None:
        pending = self.mails.join()
        try:
            await asyncio.wait_for(pending, seconds)
        except TimeoutError:
            pending.close()

    async def warm_up(self, mails: list[str]) -> None:
        starting = [self.send(mail) for mail in mails[:10]]  # error: [no-missing-await] "does not take coroutines"
        await asyncio.wait(starting)

    async def in_thread(self, mail: str) -> None:
        await asyncio.to_thread(self.send, mail)  # error: [no-missing-await] "in another thread"
        await asyncio.to_thread(self.transport.encode, mail)

    async def stop(self) -> None:
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(self.send_all)
            stack.callback(self.send_all)  # error: [no-missing-await] "drops the coroutine"

    def start(self) -> None:
        threading.Thread(target=asyncio.run, args=(self.send_all(),)).start()
        threading.Thread(target=self.send_all).start()  # error: [no-missing-await] "in another thread"
        atexit.register(functools.partial(self.send, "bye"))  # error: [no-missing-await] "drops the coroutine"
        with ThreadPoolExecutor() as pool:
            pool.map(self.transport.encode, ["a", "b"])


async def main(worker: Worker) -> None:
    send = functools.partial(worker.send, "hello")
    send()  # error: [no-missing-await] "`send()` is not awaited"
    await send()
    jobs = {name: worker.send(name) for name in ("a", "b")}
    await asyncio.gather(*jobs.values())
    first = worker.send("first")
    second = worker.send("second") if worker.sent else None
    await first
    if second is not None:
        await second
