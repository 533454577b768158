"""Handlers that let a cancellation pass, or that stop a child the documented way."""

import asyncio
import contextlib
import logging
import sys
from typing import NoReturn

logger = logging.getLogger(__name__)


def give_up(error: BaseException) -> NoReturn:
    raise SystemExit(1) from error


def rethrow(error: BaseException) -> None:
    logger.error("failed: %s", error)
    raise RuntimeError("failed") from error


async def log_others(queue: asyncio.Queue[str]) -> None:
    try:
        await queue.get()
    except:
        kind, error, _ = sys.exc_info()
        if kind is asyncio.CancelledError:
            raise
        logger.error("failed: %s", error)


async def log_exceptions(queue: asyncio.Queue[str]) -> None:
    try:
        await queue.get()
    except BaseException:
        if not issubclass(sys.exc_info()[0], Exception):
            raise
        logger.exception("failed")


class Worker:
    def __init__(self) -> None:
        self.queue: asyncio.Queue[str] = asyncio.Queue()
        self.closing = False
        self.task: asyncio.Task[None] | None = None
        self.children: set[asyncio.Task[None]] = set()

    async def work(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            logger.info("stopped")
            raise

    async def work_until_closing(self) -> None:
        while True:
            try:
                await self.queue.get()
            except asyncio.CancelledError:
                if not self.closing:
                    raise
                break

    async def work_and_explain(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError as error:
            raise RuntimeError("stopped") from error

    async def work_in_order(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            raise
        except BaseException:
            logger.exception("failed")

    async def work_with_exceptions(self) -> None:
        try:
            await self.queue.get()
        except Exception:
            logger.exception("failed")

    async def stop(self) -> None:
        if self.task is None:
            return
        self.task.cancel()
        try:
            await self.task
        except asyncio.CancelledError:
            pass

    async def stop_shortly(self) -> None:
        task, self.task = self.task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def stop_children(self) -> None:
        for child in self.children:
            child.cancel()
        for child in self.children:
            try:
                await child
            except asyncio.CancelledError:
                logger.info("stopped")

    async def stop_together(self) -> None:
        for child in self.children:
            child.cancel()
        try:
            await asyncio.gather(*self.children, return_exceptions=True)
        except asyncio.CancelledError:
            logger.info("stopped")

    async def wait_for_task(self) -> None:
        if self.task is None:
            return
        try:
            await asyncio.wait_for(self.task, 5)
        except asyncio.CancelledError:
            logger.info("the task was stopped")

    async def own_or_other(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is not None and current.cancelling() > 0:
                raise
            logger.info("the other one was cancelled")

    async def uncancelled(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.uncancel() > 0:
                raise

    async def by_class(self) -> None:
        try:
            await self.queue.get()
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            logger.warning("failed: %s", error)

    async def work_off(self) -> None:
        try:
            await self.queue.get()
        except BaseException as error:
            is_failure = isinstance(error, Exception)
            if not is_failure:
                raise
            logger.warning("failed: %s", error)

    async def work_until_told(self) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            is_expected = self.closing
            if not is_expected:
                raise

    async def end_of_program(self) -> None:
        try:
            await self.queue.get()
        except BaseException:
            logger.exception("failed")
            sys.exit(1)

    async def never_returns(self) -> None:
        try:
            await self.queue.get()
        except BaseException as error:
            give_up(error)

    async def raises_in_a_helper(self) -> None:
        try:
            await self.queue.get()
        except BaseException as error:
            rethrow(error)

    async def hands_on(self, result: asyncio.Future[str]) -> None:
        try:
            result.set_result(await self.queue.get())
        except BaseException as error:
            result.set_exception(error)

    async def remembers(self) -> None:
        failure: BaseException | None = None
        try:
            await self.queue.get()
        except BaseException as error:
            failure = error
        logger.info("done")
        if failure is not None:
            raise failure

    async def notes(self) -> None:
        cancelled = False
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            cancelled = True
        self.queue.task_done()
        if cancelled:
            raise asyncio.CancelledError

    async def both_ways(self, fast: bool) -> None:
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            if fast:
                raise
            else:
                logger.info("stopped")
                raise

    async def nothing_awaited(self) -> str:
        try:
            return self.queue.get_nowait()
        except BaseException:
            return ""

    async def nested_function(self) -> None:
        try:

            async def later() -> None:
                await self.queue.get()

            self.task = asyncio.create_task(later())
        except BaseException:
            logger.exception("not started")

    async def group(self) -> None:
        try:
            await self.queue.get()
        except* asyncio.CancelledError:
            logger.info("stopped")

    async def clean_up(self) -> None:
        try:
            await self.queue.get()
        finally:
            for child in self.children:
                if child.done():
                    continue
                child.cancel()

    async def __aenter__(self) -> "Worker":
        return self

    async def __aexit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: object) -> bool:
        if exc_type is not None and issubclass(exc_type, OSError):
            return True
        if isinstance(exc, ValueError):
            return True
        return False


def synchronous(queue: asyncio.Queue[str]) -> str:
    try:
        return queue.get_nowait()
    except BaseException:
        return ""


async def suppressed_errors(queue: asyncio.Queue[str]) -> None:
    with contextlib.suppress(ValueError, OSError):
        await queue.get()


async def main() -> None:
    worker = Worker()
    try:
        await worker.work()
    except asyncio.CancelledError:
        logger.info("bye")


async def serve() -> None:
    try:
        await main()
    except (KeyboardInterrupt, asyncio.CancelledError):
        logger.info("bye")


if __name__ == "__main__":
    asyncio.run(serve())
