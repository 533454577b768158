"""Windows of a shop's desk: what a signal or a clock calls is not awaited."""

import asyncio

from kivy.app import App
from kivy.clock import Clock
from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QMainWindow, QPushButton
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from qasync import asyncSlot


class Orders(QObject):
    changed = pyqtSignal(str)
    closed = Signal()


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.refresh = QPushButton("Refresh")
        self.search = QLineEdit()
        self.orders = Orders()
        self.timer = QTimer()
        self.refresh.clicked.connect(self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        self.search.returnPressed.connect(self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        self.orders.changed.connect(self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        self.orders.closed.connect(self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        self.timer.timeout.connect(self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        QTimer.singleShot(500, self.load)  # error: [no-missing-await] "drops the coroutine it returns"
        self.refresh.clicked.connect(self.show)
        self.refresh.pressed.connect(self.load_in_slot)
        self.refresh.released.connect(lambda: asyncio.ensure_future(self.load()))

    async def load(self) -> None:
        await asyncio.sleep(0)

    @asyncSlot()
    async def load_in_slot(self) -> None:
        await self.load()


class Desk(App):
    async def tick(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def on_start(self) -> None:
        Clock.schedule_interval(self.tick, 1)  # error: [no-missing-await] "drops the coroutine it returns"
        Clock.schedule_once(lambda seconds: self.stop())


async def main() -> None:
    desk = Desk()
    desk.async_run()  # error: [no-missing-await] "never runs"
    await desk.async_run(async_lib="asyncio")
