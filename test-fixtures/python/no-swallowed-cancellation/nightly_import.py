"""What a program holds when it ends is let go with it, but not where it goes on after an error."""

import asyncio
import logging

import asyncpg
import redis.asyncio

logger = logging.getLogger(__name__)
store = redis.asyncio.Redis()


async def main() -> None:
    connection = await asyncpg.connect("postgresql://warehouse")
    await connection.execute("REFRESH MATERIALIZED VIEW stock")
    await connection.close()
    lock = store.lock("stock", timeout=600)
    await lock.acquire()  # error: [no-swallowed-cancellation] "use `async with lock`"
    await store.incr("imports")
    await lock.release()


async def watch() -> None:
    while True:
        try:
            connection = await asyncpg.connect("postgresql://warehouse")  # error: [no-swallowed-cancellation] "`connection.close()` does not run"
            await connection.execute("SELECT 1")
            await connection.close()
        except OSError:
            logger.exception("no connection")
        await asyncio.sleep(60)


if __name__ == "__main__":
    asyncio.run(main())
    asyncio.run(watch())
