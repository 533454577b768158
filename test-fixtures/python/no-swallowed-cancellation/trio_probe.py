"""A probe written for trio."""

import trio


class Probe:
    def __init__(self) -> None:
        self.limiter = trio.CapacityLimiter(3)
        self.failures = 0

    async def measure(self) -> float:
        await trio.sleep(1)
        return trio.current_time()

    async def try_to_measure(self) -> float | None:
        try:
            return await self.measure()
        except trio.Cancelled:  # error: [no-swallowed-cancellation] "of `self.measure()` and returns"
            return None

    async def measure_for_ever(self) -> None:
        while True:
            try:
                await self.measure()
            except (trio.TooSlowError, trio.Cancelled):  # error: [no-swallowed-cancellation] "and the loop goes on"
                self.failures += 1

    async def measure_limited(self) -> float:
        await self.limiter.acquire()  # error: [no-swallowed-cancellation] "`self.limiter` leaks"
        value = await self.measure()
        self.limiter.release()
        return value

    async def measure_and_tell(self) -> float:
        try:
            return await self.measure()
        except trio.Cancelled:
            print("stopped")
            raise

    async def measure_soon(self) -> float | None:
        with trio.move_on_after(1):
            return await self.measure()
        return None

    async def measure_or_fail(self) -> float:
        try:
            with trio.fail_after(1):
                return await self.measure()
        except trio.TooSlowError:
            return -1.0
