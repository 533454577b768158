"""The weather in a terminal, by Textual, which awaits by itself what it can."""

import asyncio

import httpx
from textual import on, work
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, Tree


class Confirm(ModalScreen[bool]):
    def compose(self) -> ComposeResult:
        yield Button("Yes", id="yes")

    @on(Button.Pressed, "#yes")
    def confirm(self) -> None:
        self.dismiss(True)


class Forecast(Static):
    async def reload(self, days: list[str]) -> None:
        await self.remove_children()
        self.mount(*[Static(day) for day in days])
        self.recompose()  # error: [no-missing-await] "`self.recompose()` is not awaited: the coroutine never runs"


class Weather(App[None]):
    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input()
            yield Forecast()

    async def on_mount(self) -> None:
        self.set_interval(60, self.remind)
        self.call_later(self.remind)
        self.update_weather("Oslo")
        self.run_worker(self.remind(), exclusive=True)
        self.push_screen(Confirm(), lambda is_sure: None)
        tree = self.query_one(Tree)
        tree.root.expand()

    async def remind(self) -> None:
        await asyncio.sleep(1)

    @work(exclusive=True)
    async def update_weather(self, city: str) -> None:
        async with httpx.AsyncClient() as client:
            response = await client.get("https://weather.example", params={"city": city})
        if self.push_screen_wait(Confirm()):  # error: [no-missing-await] "`self.push_screen_wait()` gives a coroutine, which is always true"
            self.query_one(Static).update(response.text)

    @work(thread=True)
    def count(self) -> int:
        self.call_from_thread(self.notify, "done")
        return 1

    async def action_leave(self) -> None:
        worker = self.count()
        print(worker.wait() + 1)  # error: [no-missing-await] "`worker.wait()` gives a coroutine here, not its result"
        print(await self.count().wait())
        self.action_quit()  # error: [no-missing-await] "`self.action_quit()` is not awaited"


async def test_weather() -> None:
    app = Weather()
    with app.run_test():  # error: [no-missing-await] "`app.run_test()` is an asynchronous context manager"
        pass
    async with app.run_test() as pilot:
        pilot.press("q")  # error: [no-missing-await] "`pilot.press()` is not awaited"
        await pilot.pause()


if __name__ == "__main__":
    Weather().run()
