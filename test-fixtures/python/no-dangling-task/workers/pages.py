import asyncio

from .core import Core, HasCore, decorated, named, start


async def render(page: str) -> str:
    await asyncio.sleep(0)
    return page


class Pages(HasCore):
    def __init__(self, core: Core) -> None:
        self.core = core

    def refresh(self, page: str) -> None:
        self.core.create_task(render(page))  # error: [no-dangling-task] "`self.core.create_task()` gives a task that nothing keeps"

    def refresh_all(self, pages: list[str]) -> None:
        for page in pages:
            self.create_task(render(page), page)  # error: [no-dangling-task] "neither the function that starts it"

    def refresh_later(self, page: str) -> None:
        named(render(page), page)  # error: [no-dangling-task] "`named()` gives a task"

    async def refresh_soon(self, page: str) -> None:
        await start(render(page))  # error: [no-dangling-task] "`start()` gives a task"

    async def refresh_unseen(self, page: str) -> None:
        refreshing = named(render(page), page)  # error: [no-dangling-task] "`refreshing` keeps the task only until"

    async def refresh_in_group(self, page: str) -> None:
        async with asyncio.TaskGroup() as group:
            self.core.create_in_group(group, render(page))

    def kept(self, page: str) -> None:
        self.core.create_kept_task(render(page))
        self.core.create_latest_task(render(page))
        self.core.create_watched_task(render(page))
        self.core.create_anyhow(render(page))
        decorated(render(page))

    async def awaited(self, page: str) -> str:
        task = self.core.create_task(render(page))
        other = await start(render(page))
        await named(render(page), page)
        return await task + await other

    def handed_on(self, page: str) -> asyncio.Task[str]:
        return self.core.create_task(render(page))
