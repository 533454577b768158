"""Request handlers of a small service that block its event loop in every way there is."""

import asyncio
import concurrent.futures
import datetime
import getpass
import hashlib
import os
import queue
import smtplib
import socket
import sqlite3
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from time import sleep as pause

import boto3
import httpx
import psycopg2
import pymongo
import redis
import requests
from sqlalchemy.orm import Session


class Inventory:
    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.jobs: queue.Queue[str] = queue.Queue()
        self.results: queue.Queue[str] = queue.Queue(maxsize=10)
        self.lock = threading.Lock()
        self.cache = redis.Redis()

    async def fetch(self, item: str) -> dict:
        time.sleep(0.5)  # error: [no-blocking-call] "`time.sleep()` blocks the event loop"
        #    ^^^^^
        pause(1)  # error: [no-blocking-call] "`time.sleep()` blocks the event loop"
        response = self.session.get(f"{self.url}/{item}")  # error: [no-blocking-call] "`self.session.get()` blocks"
        return response.json()

    async def take(self) -> str:
        name = self.jobs.get()  # error: [no-blocking-call] "`self.jobs.get()` blocks the event loop"
        self.results.put(name)  # error: [no-blocking-call] "`self.results.put()` blocks"
        self.cache.set(name, "taken")  # error: [no-blocking-call] "Use `redis.asyncio`, or a worker thread"
        return name

    async def count(self, item: str) -> int:
        with self.lock:  # error: [no-blocking-call] "is held over an `await`"
            rows = await self.load(item)
            return len(rows)

    async def lend(self, item: str) -> None:
        self.lock.acquire()  # error: [no-blocking-call] "`self.lock.acquire()` blocks"
        try:
            print(item)
        finally:
            self.lock.release()

    async def load(self, item: str) -> list:
        await asyncio.sleep(0)
        return [item]


async def download(url: str) -> bytes:
    with urllib.request.urlopen(url) as page:  # error: [no-blocking-call] "`urllib.request.urlopen()` blocks"
        return page.read()


async def download_modern(url: str) -> str:
    with httpx.Client() as client:
        return client.get(url).text  # error: [no-blocking-call] "`client.get()` blocks"


async def convert(path: str) -> str:
    subprocess.run(["convert", path], check=True)  # error: [no-blocking-call] "asyncio.create_subprocess_exec()"
    process = subprocess.Popen(["identify", path])  # error: [no-blocking-call] "`subprocess.Popen()` blocks"
    process.wait()  # error: [no-blocking-call] "`process.wait()` blocks"
    os.system("sync")  # error: [no-blocking-call] "`os.system()` blocks"
    return path


async def report(db: Session, statement: str) -> list:
    connection = sqlite3.connect("report.db")  # error: [no-blocking-call] "`sqlite3.connect()` blocks"
    rows = connection.execute(statement).fetchall()  # error: [no-blocking-call] "`connection.execute()` blocks"
    db.commit()  # error: [no-blocking-call] "`db.commit()` blocks"
    return rows


async def export(bucket: str, key: str, body: bytes) -> None:
    client = boto3.client("s3")
    client.put_object(Bucket=bucket, Key=key, Body=body)  # error: [no-blocking-call] "aioboto3"


async def find_customer(name: str) -> dict:
    customers = pymongo.MongoClient()["shop"]["customers"]
    return customers.find_one({"name": name})  # error: [no-blocking-call] "`customers.find_one()` blocks"


async def connect(dsn: str):
    return psycopg2.connect(dsn)  # error: [no-blocking-call] "`psycopg2.connect()` blocks"


async def resolve(host: str) -> str:
    return socket.gethostbyname(host)  # error: [no-blocking-call] "`socket.gethostbyname()` blocks"


async def send_mail(text: str) -> None:
    server = smtplib.SMTP("localhost")  # error: [no-blocking-call] "`smtplib.SMTP()` blocks"
    server.sendmail("shop@example.com", ["me@example.com"], text)  # error: [no-blocking-call] "`server.sendmail()` blocks"


async def log_in(password: str) -> bytes:
    secret = getpass.getpass() or password  # error: [no-blocking-call] "Wait for the user in a worker thread"
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), b"salt", 600_000)  # error: [no-blocking-call] "Compute in a worker"


async def confirm() -> bool:
    return input("Go on? ") == "y"  # error: [no-blocking-call] "`input()` blocks"


async def wait_for_thread(worker: threading.Thread, ready: threading.Event) -> None:
    ready.wait()  # error: [no-blocking-call] "`ready.wait()` blocks"
    worker.join()  # error: [no-blocking-call] "`worker.join()` blocks"


async def compute(pool: concurrent.futures.ThreadPoolExecutor, numbers: list[int]) -> int:
    future = pool.submit(sum, numbers)
    return future.result()  # error: [no-blocking-call] "`future.result()` blocks"


async def compute_all(numbers: list[int]) -> None:
    with concurrent.futures.ProcessPoolExecutor() as pool:  # error: [no-blocking-call] "Leaving this `with` waits"
        futures = [pool.submit(abs, number) for number in numbers]
        for future in concurrent.futures.as_completed(futures):  # error: [no-blocking-call] "waits for each result"
            print(future.result())


async def settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:  # error: [no-blocking-call] "only watches the clock"
        pass


async def settle_by_loop(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:  # error: [no-blocking-call] "only watches the clock"
        pass


async def settle_task(task: asyncio.Task[str]) -> str:
    while not task.done():  # error: [no-blocking-call] "no other task can bring that about meanwhile"
        pass
    return task.result()


async def settle_queue(queue: asyncio.Queue[str], wanted: int) -> str:
    while True:  # error: [no-blocking-call] "Await it instead: the task itself, or an event (`asyncio.Event`)"
        if queue.qsize() >= wanted:
            break
    return queue.get_nowait()


class Pump:
    def __init__(self) -> None:
        self.waiting: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether all is done."""
        return not self.waiting

    @property
    def is_done(self) -> bool:
        self.waiting.pop()
        return self.is_empty

    @property
    def is_idle(self) -> bool:
        return self.step() and self.is_empty

    def step(self) -> bool:
        return self.waiting.pop() != ""


async def settle_pump(pump: Pump, other) -> None:
    while not pump.is_empty:  # error: [no-blocking-call] "no other task can bring that about meanwhile"
        pass
    while not pump.is_done:
        pass
    while not pump.is_idle:
        pass
    while not other.is_done:  # error: [no-blocking-call] "no other task can bring that about meanwhile"
        pass


async def settle_by_date(start: datetime.datetime) -> None:
    while (now := datetime.datetime.now()) < start + datetime.timedelta(seconds=5):  # error: [no-blocking-call] "only watches the clock"
        pass
    print(now)


async def drain(queue: asyncio.Queue[str], end: float) -> None:
    while time.monotonic() < end and await queue.get() != "end":
        pass
    while time.monotonic() < end:
        if await queue.get() == "end":
            break


async def work_off(steps: Iterator[str], end: float) -> None:
    while time.monotonic() < end and next(steps, None) is not None:
        pass


async def settle_politely(task: asyncio.Task[str]) -> str:
    while not task.done():
        await asyncio.sleep(0.1)
    return task.result()


def forget(name: str) -> None:
    requests.delete(f"https://example.com/{name}")


def show_later(loop: asyncio.AbstractEventLoop, task: asyncio.Task[str]) -> None:
    loop.call_later(5, forget, "old")  # error: [no-blocking-call] "the loop itself calls `forget`"
    loop.call_soon(lambda: time.sleep(1))  # error: [no-blocking-call] "`time.sleep()` blocks"
    task.add_done_callback(lambda done: requests.post("https://example.com", data=done.result()))  # error: [no-blocking-call] "`requests.post()` blocks"
