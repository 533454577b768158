"""An API of a club: coroutines that are asked for what only their result can tell, and are returned then."""

import asyncio
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException

router = APIRouter()


@dataclass
class Member:
    name: str
    has_paid: bool = False


async def find_member(name: str) -> Member | None:
    await asyncio.sleep(0.1)
    return Member(name)


async def find_fees(name: str) -> list[int]:
    await asyncio.sleep(0.1)
    return [len(name)]


@router.get("/members/{name}")
async def show(name: str) -> Member:
    member = find_member(name)  # error: [no-missing-await] "`show()` returns it where it declares `Member`"
    if member is None:
        raise HTTPException(404)
    return member


@router.get("/members/{name}/fees")
async def fees(name: str) -> list[int]:
    found = find_fees(name)  # error: [no-missing-await] "a coroutine is always true"
    if not found:
        raise HTTPException(404)
    return found


@router.get("/members/{name}/card")
async def card(name: str) -> Member:
    member = find_member(name)  # error: [no-missing-await] "the coroutine object is printed"
    print(member)
    return member


@router.get("/members/{name}/right")
async def show_right(name: str) -> Member:
    member = await find_member(name)
    if member is None:
        raise HTTPException(404)
    return member


async def find_later(name: str, is_known: bool):
    search = None
    if is_known:
        search = find_member(name)
    if search is not None:
        return search
    return asyncio.sleep(0)


async def find_or_wait(name: str):
    search = find_member(name)
    if search is None:
        return None
    return await search


def start_search(name: str):
    search = find_member(name)
    if search is None:
        return None
    return search
