import asyncio
import pathlib

from .stored import CachedTable, Counters, Folder, LocalTable, RemoteTable


async def show(table: RemoteTable, key: str) -> str:
    return table[key]  # error: [no-blocking-call] "`table[key]` blocks the event loop: it calls `requests.request()`"


async def rename(table: RemoteTable, old: str, new: str) -> None:
    if new in table:  # error: [no-blocking-call] "`new in table` blocks the event loop"
        return
    table[new] = "renamed"  # error: [no-blocking-call] "`table[new]` blocks the event loop"
    del table[old]  # error: [no-blocking-call] "(through `self._request()`"


async def merge(table: RemoteTable, other: RemoteTable) -> str:
    return table | other  # error: [no-blocking-call] "`table | other` blocks the event loop"


async def cached(key: str) -> str:
    return CachedTable("https://example.com")[key]  # error: [no-blocking-call] "it calls `requests.request()`"


async def count(counters: Counters) -> list[int]:
    return [counters[name] for name in counters.names()]  # error: [no-blocking-call] "it calls `redis.Redis.get()`"


async def in_memory(table: LocalTable, key: str) -> str:
    if key not in table:
        table[key] = "new"
    return table[key] + key


async def in_thread(table: RemoteTable, key: str) -> str:
    return await asyncio.to_thread(lambda: table[key])


async def paths(folder: Folder, name: str) -> Folder:
    print(pathlib.Path("a") / name)
    return folder / name


def report(table: RemoteTable) -> str:
    return table["a"] + table["b"]
