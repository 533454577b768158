"""Lets only some of many wait for the other side at a time."""

import asyncio


async def gather_some(limit, *coroutines, **options):
    """As `asyncio.gather()`, with no more than so many at once."""
    slots = asyncio.Semaphore(limit)

    async def wait_for_turn(coroutine):
        async with slots:
            return await coroutine

    return await asyncio.gather(*(wait_for_turn(one) for one in coroutines), **options)
