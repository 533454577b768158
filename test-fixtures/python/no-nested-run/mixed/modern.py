import trio

from .legacy import refresh_now


async def serve(name: str) -> str:
    await trio.sleep(0)
    return refresh_now(name)  # error: [no-nested-run] "blocks that one until it ends: it calls `asyncio.run()`"


async def nested(name: str) -> None:
    trio.run(serve, name)  # error: [no-nested-run] "`trio.run()` starts an event loop inside one that is running"


async def in_a_thread(name: str) -> str:
    return await trio.to_thread.run_sync(refresh_now, name)


def main() -> None:
    trio.run(serve, "a")


def start_both(name: str) -> str:
    main()
    return refresh_now(name)
