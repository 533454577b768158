"""A program with a surface in the terminal, which Textual runs by a loop of its own."""

import asyncio

from textual.app import App


class Monitor(App[int]):
    TITLE = "Monitor"


async def watch() -> int | None:
    monitor = Monitor()
    return monitor.run()  # error: [no-nested-run] "`monitor.run()` runs an event loop of its own, which raises an error where one is running already. Use `run_async()` here"


async def watch_beside_others() -> int | None:
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))
        return await Monitor().run_async()


if __name__ == "__main__":
    Monitor().run()
