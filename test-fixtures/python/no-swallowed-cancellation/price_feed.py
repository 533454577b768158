"""Reads prices from calls that are cancelled when nobody needs them any more."""

import asyncio
import logging

import grpc

logger = logging.getLogger(__name__)


async def print_prices(stub, request) -> None:
    stream = stub.Prices(request)
    try:
        async for price in stream:
            print(price.amount)
    except BaseException:  # error: [no-swallowed-cancellation] "of `stream`, and this handler returns"
        logger.exception("the stream has ended")
    finally:
        # Behind the loop: it is not what ended it.
        stream.cancel()


async def follow_prices(stub, request) -> None:
    while True:
        stream = stub.Prices(request)
        try:
            async for price in stream:
                print(price.amount)
        except (asyncio.CancelledError, grpc.aio.AioRpcError):  # error: [no-swallowed-cancellation] "and the loop goes on"
            logger.warning("connecting again")
        finally:
            stream.cancel()


async def wait_for_all(jobs) -> None:
    tasks = [asyncio.create_task(job()) for job in jobs[:10]]
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:  # error: [no-swallowed-cancellation] "of `asyncio.wait()` and returns"
        logger.info("stopped early")
    finally:
        for task in tasks:
            task.cancel()


async def print_until(stub, request, deadline: float) -> None:
    stream = stub.Prices(request)
    asyncio.get_running_loop().call_at(deadline, stream.cancel)
    try:
        async for price in stream:
            print(price.amount)
    except asyncio.CancelledError:
        logger.info("no time left")
    finally:
        stream.cancel()


async def resume(stub, requests) -> None:
    stream = stub.Prices(requests.pop())
    while requests:
        try:
            async for price in stream:
                print(price.amount)
        except asyncio.CancelledError:
            logger.info("the call of the last round was cancelled")
        finally:
            stream.cancel()
            if requests:
                stream = stub.Prices(requests.pop())


class Feed:
    def __init__(self, stub, request) -> None:
        self.stream = stub.Prices(request)

    async def run(self) -> None:
        try:
            async for price in self.stream:
                print(price.amount)
        except asyncio.CancelledError:
            logger.info("closed")
        finally:
            self.stream.cancel()

    def close(self) -> None:
        self.stream.cancel()
