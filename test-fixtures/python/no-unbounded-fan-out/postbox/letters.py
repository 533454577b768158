"""Sends letters."""

import asyncio

import aiohttp

from .turns import gather_some


async def send(session: aiohttp.ClientSession, address: str) -> int:
    async with session.post(address) as response:
        return response.status


async def send_all(session: aiohttp.ClientSession, addresses: list[str]) -> list[int]:
    return await gather_some(5, *[send(session, one) for one in addresses])


async def send_at_once(session: aiohttp.ClientSession, addresses: list[str]) -> list[int]:
    return await asyncio.gather(  # error: [no-unbounded-fan-out] "for every element of `addresses`"
        *(send(session, one) for one in addresses),
        return_exceptions=True,
    )
