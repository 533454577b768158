"""A vending machine whose state and language are told to other programs by files."""

import time
from pathlib import Path

STATE_FILE = Path("/run/vending/state")


class Machine:
    def __init__(self) -> None:
        self._state = "starting"
        self._language = "en"
        self._price = 0.0

    @property
    def state(self) -> str:
        return self._state

    @state.setter
    def state(self, state: str) -> None:
        if self._state == state:
            return
        self._tell(state)
        self._state = state

    @property
    def price(self) -> float:
        return self._price

    @price.setter
    def price(self, price: float) -> None:
        self._price = round(price, 2)

    def _tell(self, state: str) -> None:
        STATE_FILE.write_text(state)
        time.sleep(0.1)

    async def start(self) -> None:
        self.state = "ready"  # error: [no-blocking-call] "`self.state = …` blocks the event loop: it calls `time.sleep()` (through `self._tell()`)"
        self.price = 1.2

    def stop(self) -> None:
        self.state = "stopped"


class ColdMachine(Machine):
    """One that inherits its states."""
