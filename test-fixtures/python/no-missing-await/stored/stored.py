"""Coroutines that are put in a variable, and what becomes of them."""

import asyncio
import logging

log = logging.getLogger(__name__)


async def load_user(user_id: int) -> dict:
    await asyncio.sleep(0)
    return {"id": user_id}


async def is_banned(user_id: int) -> bool:
    await asyncio.sleep(0)
    return False


async def unused(user_id: int) -> None:
    user = load_user(user_id)  # error: [no-missing-await] "never awaited"
    _ = load_user(user_id)  # error: [no-missing-await] "never awaited"
    log.info("loaded %s", user_id)


async def used_as_value(user_id: int) -> str:
    user = load_user(user_id)  # error: [no-missing-await] "indexing it raises a TypeError"
    return user["name"]


async def logged(user_id: int) -> None:
    user = load_user(user_id)  # error: [no-missing-await] "the log shows the coroutine object"
    log.info("user: %s", user)


async def asked(user_id: int) -> str:
    banned = is_banned(user_id)  # error: [no-missing-await] "a coroutine is always true"
    if banned:
        return "banned"
    return "welcome"


async def unpacked(user_id: int) -> None:
    first, second = load_user(user_id), load_user(2)  # error: [no-missing-await] "`first` holds a coroutine"
    print(first["id"])
    print(await second)


async def forgotten_on_return(user_id: int, cache: dict) -> dict:
    user = load_user(user_id)  # error: [no-missing-await] "not awaited on every path"
    if user_id in cache:
        return cache[user_id]
    return await user


async def forgotten_in_loop(user_ids: list[int]) -> list[dict]:
    users = []
    for user_id in user_ids:
        user = load_user(user_id)  # error: [no-missing-await] "not awaited on every path"
        if user_id < 0:
            continue
        users.append(await user)
    return users


async def overwritten(user_id: int) -> dict:
    user = load_user(user_id)  # error: [no-missing-await] "never awaited"
    user = load_user(user_id + 1)
    return await user


async def in_one_branch(user_id: int, full: bool) -> dict:
    if full:
        user = load_user(user_id)  # error: [no-missing-await] "`.copy` raises an AttributeError"
        result = user.copy()
    else:
        user = {"id": user_id}
        result = user.copy()
    return result


async def annotated(user_id: int) -> None:
    user: dict = load_user(user_id)  # error: [no-missing-await] "iterating over it raises a TypeError"
    for key in user:
        print(key)


async def fails_before_it_is_handed_on(user_id: int, names: list) -> None:
    user = load_user(user_id)  # error: [no-missing-await] "indexing it raises a TypeError"
    names.append(user["name"])
    names.append(user)


async def collected(user_ids: list[int]) -> None:
    unused_users = [load_user(user_id) for user_id in user_ids]  # error: [no-missing-await] "never awaited"
    users = [load_user(user_id) for user_id in user_ids]  # error: [no-missing-await] "`user` holds a coroutine"
    for user in users:
        print(user["name"])
    for banned in (is_banned(1), is_banned(2)):  # error: [no-missing-await] "a coroutine is always true"
        print("banned" if banned else "welcome")


async def walrus(user_id: int) -> None:
    while banned := is_banned(user_id):  # error: [no-missing-await] "a coroutine is always true"
        user_id += 1
    print(user_id, user_id, sep=", ")


async def awaited_later(user_id: int) -> dict:
    user = load_user(user_id)
    await asyncio.sleep(1)
    return await user


async def awaited_twice_in_branches(user_id: int, quick: bool) -> dict:
    user = load_user(user_id)
    if quick:
        return await asyncio.wait_for(user, 1)
    return await user


async def optional(user_id: int | None) -> dict | None:
    user = None
    if user_id is not None:
        user = load_user(user_id)
    log.info("loading %s", user_id)
    return await user if user else None


async def correlated(user_id: int, wanted: bool) -> dict:
    if wanted:
        user = load_user(user_id)
    log.info("loading %s", user_id)
    if wanted:
        return await user
    return {}


async def gives_up(user_id: int, stop: asyncio.Event) -> dict:
    user = load_user(user_id)
    if stop.is_set():
        user.close()
        raise RuntimeError("stopped")
    return await user


async def in_finally(user_id: int) -> None:
    farewell = load_user(user_id)
    try:
        await asyncio.sleep(1)
    finally:
        await farewell


async def guarded(user_id: int, settings) -> dict | None:
    user = load_user(user_id)
    try:
        settings.check()
    except ValueError:
        return None
    return await user


def captured(user_id: int):
    user = load_user(user_id)

    async def run() -> dict:
        return await user

    return run


async def handed_on(user_id: int, pending: list) -> None:
    user = load_user(user_id)
    pending.append(user)
    other = load_user(user_id)
    pair = (other, user_id)
    print(len(pair))


async def collected_for_later() -> list[dict]:
    users = [load_user(1), load_user(2)]
    for user in users:
        await user
    others = [load_user(3), load_user(4)]
    print(len(others), "to load")
    return await asyncio.gather(*others)


async def rebound_to_result(user_id: int) -> dict:
    user = load_user(user_id)
    user = await user
    return user["id"]


async def rebound_if_asynchronous(user_id: int, is_asynchronous: bool) -> dict:
    user = load_user(user_id)
    if is_asynchronous:
        user = await user
    return user["id"]


async def checked_first(user_id: int) -> dict:
    user = load_user(user_id)
    if asyncio.iscoroutine(user):
        user = await user
    return user["id"]


async def by_name(user_ids: list[int]) -> dict[int, dict]:
    forgotten = {user_id: load_user(user_id) for user_id in user_ids}  # error: [no-missing-await] "never awaited"
    settings = {"user": load_user(1), "size": 3}  # error: [no-missing-await] "never awaited"
    {"user": load_user(2)}  # error: [no-missing-await] "never runs"
    users = {user_id: load_user(user_id) for user_id in user_ids}
    await asyncio.gather(*users.values())
    kept = {"user": load_user(3)}
    return {"user": await kept["user"]}


async def added(user_ids: list[int]) -> None:
    loading = [load_user(1)]
    loading += [load_user(user_id) for user_id in user_ids]
    await asyncio.gather(*loading)


async def added_to(user_id: int) -> None:
    number: int = load_user(user_id)  # error: [no-missing-await] "never awaited"
    number += 1


async def stored_for_some(user_id: int, is_known: bool) -> dict:
    user = load_user(user_id) if is_known else {"id": 0}
    log.info("loading %s", user_id)
    if is_known:
        user = await user
    return user


async def stored_instead(user_id: int, cached: dict | None) -> dict:
    user = cached or load_user(user_id)
    if cached:
        return cached
    return await user


async def stored_and_never_awaited(user_id: int, is_known: bool) -> None:
    user = load_user(user_id) if is_known else None  # error: [no-missing-await] "never awaited"
    log.info("loaded %s", user_id)
