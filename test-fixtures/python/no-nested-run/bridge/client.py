import asyncio


class AsyncClient:
    async def get(self, name: str) -> dict:
        await asyncio.sleep(0)
        return {"name": name}

    async def close(self) -> None:
        await asyncio.sleep(0)
