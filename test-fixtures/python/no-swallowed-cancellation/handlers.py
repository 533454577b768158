"""Handlers that catch a cancellation and go on."""

import asyncio
import contextlib
import logging
import sys
from asyncio import CancelledError, CancelledError as Cancelled

logger = logging.getLogger(__name__)
IGNORED = (asyncio.CancelledError, asyncio.TimeoutError)


class Sensor:
    def __init__(self) -> None:
        self.values: asyncio.Queue[float] = asyncio.Queue()
        self.connected = False
        self.errors = 0

    async def read(self) -> float:
        return await self.values.get()

    async def poll(self) -> None:
        while True:
            try:
                value = await self.read()
                logger.info("read %s", value)
            except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `self.read()` and the loop goes on"
                logger.info("cancelled")

    async def poll_carefully(self) -> None:
        while self.connected:
            try:
                await self.read()
            except:  # error: [no-swallowed-cancellation] "and the loop goes on"
                self.errors += 1
                continue

    async def read_or_zero(self) -> float:
        try:
            return await self.read()
        except BaseException:  # error: [no-swallowed-cancellation] "`BaseException` also catches the cancellation of `self.read()`"
            return 0.0

    async def connect(self) -> bool:
        try:
            async with asyncio.timeout(5):
                self.connected = True
        except CancelledError:  # error: [no-swallowed-cancellation] "of `asyncio.timeout()` and returns"
            self.connected = False
        return self.connected

    async def watch(self, changes: "Changes") -> None:
        try:
            async for change in changes:
                logger.info(change)
        except Cancelled:  # error: [no-swallowed-cancellation] "of `changes`"
            pass

    async def close(self) -> None:
        try:
            await self.values.join()
        except (asyncio.CancelledError, asyncio.TimeoutError):  # error: [no-swallowed-cancellation] "of `self.values.join()`"
            logger.warning("not empty")

    async def flush(self) -> None:
        try:
            await self.values.join()
        except IGNORED:  # error: [no-swallowed-cancellation] "and returns"
            return

    async def stop_quietly(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):  # error: [no-swallowed-cancellation] "suppressed around `self.read()`"
            await self.read()

    async def stop_very_quietly(self) -> None:
        with contextlib.suppress(BaseException):  # error: [no-swallowed-cancellation] "`BaseException` suppressed around"
            await self.read()

    async def stop_both(self) -> None:
        with contextlib.suppress(asyncio.CancelledError, ValueError):  # error: [no-swallowed-cancellation] "also drops the cancellation"
            await self.read()


class Changes:
    def __aiter__(self) -> "Changes":
        return self

    async def __anext__(self) -> str:
        raise StopAsyncIteration


async def retry(sensor: Sensor, attempts: int) -> float:
    for attempt in range(attempts):
        try:
            return await sensor.read()
        except BaseException as error:  # error: [no-swallowed-cancellation] "and the loop goes on"
            logger.warning("attempt %s: %s", attempt, error)
    return 0.0


async def sometimes(sensor: Sensor, strict: bool) -> float:
    try:
        return await sensor.read()
    except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "and returns"
        if strict:
            raise
        return -1.0


async def wrong_order(sensor: Sensor) -> float:
    try:
        return await sensor.read()
    except ValueError:
        return 1.0
    except BaseException:  # error: [no-swallowed-cancellation] "also catches the cancellation"
        logger.exception("failed")
        return 2.0


async def jump_out(sensor: Sensor) -> float:
    result = 0.0
    try:
        result = await sensor.read()
    finally:
        return result  # error: [no-swallowed-cancellation] "`return` in `finally` drops whatever is on its way"


async def leave_the_loop(sensor: Sensor) -> None:
    while True:
        try:
            await sensor.read()
        finally:
            if sensor.errors > 3:
                break  # error: [no-swallowed-cancellation] "`break` in `finally`"


async def go_on(sensor: Sensor, names: list[str]) -> None:
    for name in names:
        try:
            await sensor.read()
        finally:
            logger.info(name)
            continue  # error: [no-swallowed-cancellation] "`continue` in `finally`"


class Connection:
    async def __aenter__(self) -> "Connection":
        return self

    async def __aexit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: object) -> bool:
        logger.info("closed")
        return True  # error: [no-swallowed-cancellation] "Returning true here drops the exception"


class QuietConnection(Connection):
    async def __aexit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: object) -> bool:
        if exc_type is None:
            return False
        if exc_type is not None and not issubclass(exc_type, OSError):
            return True  # error: [no-swallowed-cancellation] "Returning true here"
        return False


async def comprehension(sensors: list[Sensor]) -> list[float]:
    try:
        return [await sensor.read() for sensor in sensors]
    except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `sensor.read()`"
        return []


async def nested(sensor: Sensor) -> None:
    try:
        try:
            await sensor.read()
        except ValueError:
            logger.info("no value")
        finally:
            logger.info("read")
    except BaseException:  # error: [no-swallowed-cancellation] "also catches the cancellation"
        sensor.errors += 1


class Feed:
    retries = 0

    async def follow(self, queue: asyncio.Queue[str]) -> None:
        while True:
            try:
                print(await queue.get())
            except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "the task cannot be stopped"
                if self.retries > 3:
                    raise

    async def read(self, queue: asyncio.Queue[str]) -> None:
        try:
            print(await queue.get())
        except:  # error: [no-swallowed-cancellation] "this handler returns as if nothing had happened"
            kind, error, _ = sys.exc_info()
            if kind is ValueError:
                raise
            print(error)


async def watch_on(sensor: Sensor) -> None:
    try:
        await sensor.read()
    except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "goes on: the task cannot be stopped"
        logger.info("the first value is skipped")
    while True:
        await asyncio.sleep(60)
        logger.info("still watching")


async def watch_until_cancelled(sensor: Sensor) -> None:
    is_cancelled = False
    try:
        await sensor.read()
    except asyncio.CancelledError:
        is_cancelled = True
    while True:
        await asyncio.sleep(60)
        if is_cancelled:
            raise asyncio.CancelledError


async def watch_flagged(sensor: Sensor) -> None:
    while True:
        try:
            await sensor.read()
        except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "goes on: the task cannot be stopped"
            if is_cancelled:
                raise
        is_cancelled = is_cancelled or sensor.is_closed()
