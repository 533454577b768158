"""Goes through pages of orders until there is none left."""

import asyncio
from collections.abc import AsyncIterator


class Orders:
    def __init__(self, pages):
        self._pages = iter(pages)

    async def next_page(self):
        await asyncio.sleep(0)
        return next(self._pages, None)

    async def pages(self):
        while page := self.next_page():  # error: [no-missing-await] "`page` holds a coroutine from `self.next_page()`, not its result: a coroutine is always true"
            yield page

    async def pages_in_turn(self):
        while page := await self.next_page():
            yield page

    async def first(self):
        page = self.next_page()  # error: [no-missing-await] "a coroutine is always true"
        if page:
            yield page

    async def second(self):
        if page := self.next_page():  # error: [no-missing-await] "a coroutine is always true"
            return page
        return None

    async def jobs(self) -> AsyncIterator:
        for _ in range(3):
            job = self.next_page()
            yield job

    async def run(self):
        if job := self.next_page():
            return await job
        return None

    async def start(self):
        if job := self.next_page():
            return asyncio.create_task(job)
        return None
