"""A terminal application: Textual runs handlers on its loop, plain ones too, and some workers in threads."""

import subprocess
import time

import requests
from textual import on, work
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Button, Static


class About(Screen):
    def compose(self) -> ComposeResult:
        yield Static(requests.get("https://weather.example/about").text)  # error: [no-blocking-call] "`requests.get()` blocks the event loop"

    def action_open_log(self) -> None:
        subprocess.run(["less", "log"])  # error: [no-blocking-call] "`subprocess.run()` blocks the event loop"

    def describe(self) -> str:
        return requests.get("https://weather.example/about").text


class Weather(App[None]):
    def on_mount(self) -> None:
        time.sleep(1)  # error: [no-blocking-call] "`time.sleep()` blocks the event loop: no other task runs until it returns. Let `loop.call_later()`"
        self.show("Oslo")  # error: [no-blocking-call] "`self.show()` blocks the event loop: it calls `requests.get()`"
        self.load("Oslo")
        self.load_with_loop("Oslo")

    @on(Button.Pressed, "#reload")
    def reload(self) -> None:
        self.show("Oslo")  # error: [no-blocking-call] "`self.show()` blocks the event loop: it calls `requests.get()`"

    @on(Button.Pressed, "#reload-all")
    @work(thread=True, exclusive=True)
    def reload_all(self) -> None:
        self.show("Oslo")

    def show(self, city: str) -> None:
        print(requests.get(f"https://weather.example/{city}").text)

    @work(thread=True)
    def load(self, city: str) -> None:
        self.show(city)

    @work(exclusive=True, thread=True)
    async def load_with_loop(self, city: str) -> None:
        self.show(city)
        time.sleep(1)

    @work(thread=False)
    async def load_on_loop(self, city: str) -> None:
        self.show(city)  # error: [no-blocking-call] "`self.show()` blocks the event loop: it calls `requests.get()`"


class Report:
    """No part of a screen."""

    def on_mount(self) -> None:
        time.sleep(1)

    def action_save(self) -> None:
        time.sleep(1)
