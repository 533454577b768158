"""Threads and processes that an event loop waits for."""

import asyncio
import concurrent.futures
import functools
import multiprocessing
import queue
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import Pool
from multiprocessing.synchronize import Event

import requests
from celery.result import AsyncResult

jobs: queue.Queue[str] = queue.Queue(maxsize=100)
table_lock = threading.Lock()
table: dict[str, bytes] = {}


def refresh_table(name: str) -> None:
    """Runs in a thread; whoever wants the lock waits for its request."""
    with table_lock:
        table[name] = requests.get(f"https://tables.example.com/{name}").content


async def look_up(name: str) -> bytes:
    with table_lock:  # error: [no-blocking-call] "one does so during `requests.get()`"
        return table[name]


class Meter:
    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.count = 0

    def flush(self) -> None:
        with self.guard:
            self._send()

    def _send(self) -> None:
        time.sleep(2)

    async def tick(self) -> None:
        with self.guard:  # error: [no-blocking-call] "Entering `with self.guard` blocks the event loop"
            self.count += 1


def enqueue(name: str) -> None:
    jobs.put(name)


async def order(name: str) -> None:
    enqueue(name)  # error: [no-blocking-call] "`enqueue()` blocks the event loop: it calls `queue.Queue.put()`"


def results(names: list[str]) -> list[str]:
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(len, name) for name in names]
    return [str(future.result()) for future in concurrent.futures.as_completed(futures)]


async def show(names: list[str]) -> list[str]:
    return results(names)  # error: [no-blocking-call] "`results()` blocks the event loop"


async def lengths(pool: ThreadPoolExecutor, names: list[str]) -> list[int]:
    futures = [pool.submit(len, name) for name in names]
    first = [future.result() for future in concurrent.futures.as_completed(futures)]  # error: [no-blocking-call] "waits for each result"
    return first + list(pool.map(len, names))  # error: [no-blocking-call] "Iterating over `pool.map()` waits for each result"


async def squares(pool: Pool, numbers: list[int]) -> list[int]:
    pending = pool.map_async(abs, numbers)
    return pool.map(abs, numbers) + pending.get()  # error: [no-blocking-call] "`pool.map()` blocks" # error: [no-blocking-call] "`pending.get()` blocks"


async def stop(process: multiprocessing.Process, pool: ThreadPoolExecutor) -> None:
    process.join()  # error: [no-blocking-call] "`process.join()` blocks"
    pool.shutdown()  # error: [no-blocking-call] "`pool.shutdown()` blocks"


async def outcome(task: AsyncResult) -> object:
    return task.get(timeout=10)  # error: [no-blocking-call] "`task.get()` blocks"


async def compare(path: str) -> str:
    run = functools.partial(subprocess.run, ["diff", path, "-"])
    process = run()  # error: [no-blocking-call] "`run()` blocks the event loop"
    output, _ = subprocess.Popen(["wc", path]).communicate()  # error: [no-blocking-call] "`subprocess.Popen()` blocks"
    return f"{process.returncode} {output}"


def on_timer(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_later(60, functools.partial(refresh_table, "prices"))  # error: [no-blocking-call] "blocks the event loop: the loop itself calls"
    loop.add_signal_handler(15, jobs.join)  # error: [no-blocking-call] "the loop itself calls `jobs.join`"


class Worker(threading.Thread):
    def run(self) -> None:
        time.sleep(60)

    async def once(self) -> None:
        self.run()  # error: [no-blocking-call] "`self.run()` blocks the event loop: it calls `time.sleep()`"
        self.join()  # error: [no-blocking-call] "`self.join()` blocks"


async def wait_for_worker(started: Event) -> None:
    if not started.wait(0):
        started.wait(5)  # error: [no-blocking-call] "`started.wait()` blocks"
