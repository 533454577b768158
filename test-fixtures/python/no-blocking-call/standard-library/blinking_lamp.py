"""Lets the lamps of a sign blink, one after the other."""

import asyncio
import time

LAMPS = 8


class Sign:
    def __init__(self, pins):
        self._pins = pins

    async def blink(self, lamp):
        self._pins[lamp].high()
        time.sleep(0.2)  # error: [no-blocking-call] "Await `asyncio.sleep()` instead"
        self._pins[lamp].low()
        time.sleep(0.1)  # error: [no-blocking-call] "Await `asyncio.sleep()` instead"

    async def run(self, rounds):
        for number in range(rounds * LAMPS):
            await self.blink(number % LAMPS)
        time.sleep(1)  # error: [no-blocking-call] "Await `asyncio.sleep()` instead"


def main(pins):
    asyncio.run(Sign(pins).run(rounds=3))
