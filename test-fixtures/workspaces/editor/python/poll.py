import asyncio
import time


async def poll():
    time.sleep(1)
    await asyncio.sleep(0)
