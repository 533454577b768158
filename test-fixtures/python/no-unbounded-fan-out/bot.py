"""A chat bot that tells its users things."""

import asyncio
import logging
from dataclasses import dataclass, field

import aiohttp
import asyncpg

logger = logging.getLogger(__name__)
ADMINS = {1001, 1002}


@dataclass
class User:
    id: int
    language: str
    muted: bool = False

    async def notify(self, session: aiohttp.ClientSession, text: str) -> None:
        await session.post(f"https://chat.example.com/{self.id}", json={"text": text})

    async def rename(self, name: str) -> None:
        logger.info("%s is now %s", self.id, name)


class Plugin:
    """A part of the bot: there are as many as somebody wrote."""

    async def start(self) -> None:
        reader, writer = await asyncio.open_connection("localhost", 9000)
        writer.write(await reader.readline())

    async def stop(self) -> None:
        await asyncio.sleep(0)


@dataclass
class Bot:
    pool: asyncpg.Pool
    session: aiohttp.ClientSession
    plugins: list[Plugin] = field(default_factory=list)

    async def send(self, user_id: int, text: str) -> int:
        async with self.session.post("https://chat.example.com", json={"to": user_id, "text": text}) as answer:
            return answer.status

    async def announce(self, text: str) -> None:
        rows = await self.pool.fetch("select id from users where not muted")
        await asyncio.gather(*(self.send(row["id"], text) for row in rows))  # error: [no-unbounded-fan-out] "starts `self.send()` for every element of `rows`"

    async def announce_to(self, users: list[User], text: str) -> None:
        await asyncio.gather(*[user.notify(self.session, text) for user in users if not user.muted])  # error: [no-unbounded-fan-out] "starts `user.notify()`"

    async def remind(self, due: dict[int, str]) -> None:
        tasks = set()
        for user_id, text in due.items():
            task = asyncio.create_task(self.send(user_id, text), name=f"remind-{user_id}")  # error: [no-unbounded-fan-out] "This starts a task for every element of `due.items()`"
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        if tasks:
            await asyncio.wait(tasks)

    async def alarm(self, text: str) -> None:
        await asyncio.gather(*[self.send(admin, text) for admin in ADMINS])

    async def rename_all(self, users: list[User], name: str) -> None:
        await asyncio.gather(*[user.rename(name) for user in users])

    async def start(self, extra: list[Plugin]) -> None:
        await asyncio.gather(*[plugin.start() for plugin in extra])

    async def stop(self, plugins: list[Plugin]) -> None:
        await asyncio.gather(*[plugin.stop() for plugin in plugins])

    async def tell_first(self, users: list[User], text: str) -> None:
        if len(users) > 10:
            raise ValueError("too many")
        await asyncio.gather(*[user.notify(self.session, text) for user in users])
