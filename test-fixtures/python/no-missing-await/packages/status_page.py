"""A status page: what awaiting a connection, a request or a file gives has coroutines of its own."""

import aiofiles
import aiohttp
from aiohttp.client_reqrep import ClientResponse
import aiosqlite
import asyncpg
import websockets


class StatusPage:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.session = aiohttp.ClientSession()

    async def region(self, url: str) -> str:
        response = await self.session.get(url)
        body = response.json()  # error: [no-missing-await] "indexing it raises a TypeError"
        return body["region"]

    async def region_right(self, url: str) -> str:
        response = await self.session.get(url)
        response.raise_for_status()
        body = await response.json()
        return body["region"]

    async def incidents(self) -> list[asyncpg.Record]:
        pool = await asyncpg.create_pool(self.dsn)
        connection = await pool.acquire()
        try:
            rows = connection.fetch("select * from incidents")  # error: [no-missing-await] "iterating over it"
            return [row for row in rows if row["open"]]
        finally:
            pool.release(connection)  # error: [no-missing-await] "`pool.release()` is not awaited"
            await pool.close()

    async def export(self, path: str) -> None:
        file = await aiofiles.open(path, "w")
        try:
            file.write("ok")  # error: [no-missing-await] "`file.write()` is not awaited"
        finally:
            await file.close()

    async def history(self, path: str) -> int:
        database = await aiosqlite.connect(path)
        cursor = await database.execute("select count(*) from checks")
        try:
            (count,) = cursor.fetchone()  # error: [no-missing-await] "unpacking it raises a TypeError"
            return count
        finally:
            await database.close()

    async def announce(self, url: str, text: str) -> None:
        socket = await websockets.connect(url)
        try:
            socket.send(text)  # error: [no-missing-await] "`socket.send()` is not awaited"
        finally:
            await socket.close()


async def show(response: ClientResponse) -> None:
    response.text()  # error: [no-missing-await] "`response.text()` is not awaited"
    print(await response.text())
