"""Plain functions that the event loop runs itself: by their decorator, or by their class."""

import asyncio
import functools
import time

import requests
import tornado.web
from homeassistant.core import HomeAssistant, callback
from litestar import get
from sanic import Blueprint, Sanic
from sanic.response import text

from warehouse.remote import read_remote

app = Sanic("weather")
blueprint = Blueprint("stations")


def in_thread(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.get_running_loop().run_in_executor(None, function, *args)

    return wrapper


class Station:
    """Home Assistant runs callbacks on its loop, and other functions in a thread."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass

    @callback
    def on_change(self, event: object) -> None:
        time.sleep(1)  # error: [no-blocking-call] "`time.sleep()` blocks the event loop: no other task runs until it returns. Let `loop.call_later()`"
        read_remote("station")  # error: [no-blocking-call] "`read_remote()` blocks the event loop: it calls `requests.get()`"
        print(self.latest)  # error: [no-blocking-call] "`self.latest` blocks the event loop: it calls `requests.get()`"

    def on_state(self, event: object) -> None:
        requests.get("https://weather.example.com/state")

    @in_thread
    @callback
    def on_report(self, event: object) -> None:
        requests.get("https://weather.example.com/report")

    @property
    def latest(self) -> str:
        return requests.get("https://weather.example.com/latest").text

    async def refresh(self) -> None:
        self.on_change(None)
        asyncio.get_running_loop().call_soon(self.on_change, None)
        self.on_state(None)  # error: [no-blocking-call] "`self.on_state()` blocks the event loop"


class Lines(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        requests.post("https://weather.example.com/lines", data)  # error: [no-blocking-call] "`requests.post()` blocks the event loop"
        self.archive(data)  # error: [no-blocking-call] "`self.archive()` blocks the event loop: it calls `requests.put()`"

    def archive(self, data: bytes) -> None:
        requests.put("https://weather.example.com/archive", data)


class Packets(asyncio.DatagramProtocol):
    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        asyncio.get_running_loop().run_in_executor(None, self.store, data)

    def store(self, data: bytes) -> None:
        requests.put("https://weather.example.com/packets", data)


class Reader:
    """No protocol: whoever calls this may be a thread."""

    def data_received(self, data: bytes) -> None:
        requests.post("https://weather.example.com/lines", data)


class Page(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def get(self) -> None:
        self.write(str(read_remote("page")))  # error: [no-blocking-call] "`read_remote()` blocks the event loop"

    @in_thread
    def post(self) -> None:
        self.write(str(read_remote("page")))

    def describe(self) -> str:
        return requests.get("https://weather.example.com/about").text


@get("/stations")
def list_stations() -> str:
    return requests.get("https://weather.example.com/stations").text  # error: [no-blocking-call] "`requests.get()` blocks the event loop"


@get("/stations/all", sync_to_thread=True)
def list_all_stations() -> str:
    return requests.get("https://weather.example.com/stations").text


@app.get("/now")
def show(request: object):
    time.sleep(0.1)  # error: [no-blocking-call] "Let `loop.call_later()` call what comes after"
    return text("sunny")


@blueprint.post("/report")
def report(request: object):
    return text(str(read_remote("report")))  # error: [no-blocking-call] "`read_remote()` blocks the event loop"


def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(requests.get("https://weather.example.com/now").content)


async def greet_well(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"sunny")


async def serve() -> None:
    await asyncio.start_server(greet, port=7000)  # error: [no-blocking-call] "the loop itself calls `greet`"
    await asyncio.start_server(client_connected_cb=greet_well, port=7001)
