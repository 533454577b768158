import asyncio


async def refresh(name: str) -> str:
    await asyncio.sleep(0)
    return name


def refresh_now(name: str) -> str:
    return asyncio.run(refresh(name))
