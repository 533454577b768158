"""Callbacks of threads, processes, windows and brokers that nobody awaits."""

import _thread
import asyncio
import signal
import threading
import tkinter as tk
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process

import paho.mqtt.client as mqtt

executor = ThreadPoolExecutor()


async def watch(port: int, *, name: str = "") -> None:
    print(port, name)


async def listen() -> None:
    print("listening")


async def report(job, *, verbose: bool = False) -> None:
    print(job, verbose)


def start(ports: list[int]) -> None:
    threading.Thread(target=listen, daemon=True).start()  # error: [no-missing-await] "calls `listen()` in another thread"
    for port in ports:
        threading.Thread(target=watch, args=(port,)).start()  # error: [no-missing-await] "in another thread"
        threading.Thread(args=[port], target=watch, kwargs={"name": "a"}).start()  # error: [no-missing-await] "in another thread"
        executor.submit(watch, (port))  # error: [no-missing-await] "runs it with `asyncio.run()`"
        executor.submit(watch, port, name="b")  # error: [no-missing-await] "runs it with `asyncio.run()`"
        Process(target=watch, args=(port,)).start()  # error: [no-missing-await] "in another process"
        _thread.start_new_thread(watch, (port,))  # error: [no-missing-await] "in another thread"


def show(window: tk.Tk) -> None:
    tk.Button(window, text="Listen", command=listen).pack()  # error: [no-missing-await] "`tkinter.Button()` calls `listen()`"
    tk.Button(window, text="Watch", command=lambda: watch(1)).pack()  # error: [no-missing-await] "calls `watch()`"
    tk.Button(window, text="Stop", command=window.destroy).pack()


def subscribe(client: mqtt.Client) -> None:
    client.message_callback_add("devices/#", report)  # error: [no-missing-await] "drops the coroutine it returns"


def print_message(client, userdata, message) -> None:
    print(message.payload)


class Listener(mqtt.Client):
    def __init__(self) -> None:
        super().__init__()
        self.on_connect = self.greet  # error: [no-missing-await] "paho-mqtt calls `self.greet()`"
        self.on_message = print_message
        self.on_departure = self.greet

    async def greet(self, *args) -> None:
        print(args)


class Broker(mqtt.Client):
    @property
    def on_message(self):
        return self._start

    @on_message.setter
    def on_message(self, handle) -> None:
        def start(client, userdata, message) -> None:
            executor.submit(asyncio.run, handle(message))

        self._start = start


def connect() -> None:
    client = mqtt.Client()
    broker = Broker()
    broker.on_message = report
    client.on_message = report  # error: [no-missing-await] "paho-mqtt calls `report()` and drops the coroutine"
    client.on_message = print_message


async def work(loop, job) -> None:
    future = loop.run_in_executor(None, job)
    done = executor.submit(job)
    done.add_done_callback(report)  # error: [no-missing-await] "`add_done_callback()` calls `report()`"
    signal.signal(signal.SIGHUP, report)  # error: [no-missing-await] "`signal.signal()` calls `report()`"
    await future


async def greet(bot) -> None:
    values = read(1)  # error: [no-missing-await] "`values` holds a coroutine from `read()`, not its result: iterating"
    print("".join(map(chr, values)))
    channel = open_channel(bot)  # error: [no-missing-await] "`.send` raises a TypeError"
    await channel.send("Hi")


async def step() -> None:
    coroutine = listen()
    coroutine.send(None)


async def run_by_hand() -> None:
    coroutine = listen()
    sent = None
    while True:
        try:
            sent = await coroutine.send(sent)
        except StopIteration:
            return


async def read(port: int) -> bytes:
    return bytes([port])


async def open_channel(bot):
    return await bot.open()
