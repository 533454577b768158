"""Looks after the machines of a building."""

import asyncio

from .machine import ColdMachine, Machine


class Building:
    def __init__(self) -> None:
        self.lobby = Machine()
        self.kitchen = ColdMachine()

    async def close(self) -> None:
        self.lobby.state = "closed"  # error: [no-blocking-call] "`self.lobby.state = …` blocks the event loop"
        self.kitchen.price = 0
        self.kitchen.stop()  # error: [no-blocking-call] "(through `self.state = …` → `self._tell()`)"
        print(self.lobby.state)

    async def reopen(self) -> None:
        await asyncio.to_thread(self._reopen)

    def _reopen(self) -> None:
        self.lobby.state = "ready"
