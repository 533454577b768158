"""Keeps the climate."""

from .sensors import (
    read_sensor,
    reset_sync,
)


class Climate:
    """The climate of one house."""

    def adjust(self) -> None:
        read_sensor("window")

    async def aadjust(self) -> None: ...

    async def keep(self) -> None:
        self.adjust()  # error: [no-blocking-call] "Await `aadjust()` instead."
        read_sensor("soil", retries=2)  # error: [no-blocking-call] "Await `read_sensor_async()` instead."
        reset_sync(["soil", "air"])  # error: [no-blocking-call] "Await `reset()` instead."
