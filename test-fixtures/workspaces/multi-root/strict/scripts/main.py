import asyncio

from tools.wait import pause


async def main():
    pause()
    asyncio.sleep(0)
