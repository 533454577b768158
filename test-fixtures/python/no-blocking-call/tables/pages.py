import asyncio
import pathlib

from .stored import Basket, CachedTable, Counters, Document, Folder, LocalTable, RemoteTable


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


def first_title(table: RemoteTable) -> str:
    return table["first"]


def is_known(table: RemoteTable, key: str) -> bool:
    return key in table


def has_local(table: LocalTable, key: str) -> bool:
    return key in table and table[key] != ""


def summary(table: RemoteTable, document: Document) -> str:
    return f"{table.url}: {document}"


def are_same(document: Document, other: Document) -> bool:
    return document == other


def grow(basket: Basket) -> Basket:
    basket += ["apple"]
    return basket


def halves(document: Document) -> tuple[str, str]:
    head, tail = document
    return head, tail


async def front_page(table: RemoteTable, document: Document, local: LocalTable) -> str:
    if not is_known(table, "first") and has_local(local, "first"):  # error: [no-blocking-call] "it calls `requests.request()` (through `key in table`"
        grow(Basket())
    if are_same(document, document):  # error: [no-blocking-call] "(through `document == other`"
        halves(document)  # error: [no-blocking-call] "(through `for … in document`"
    print(f"page {document}")  # error: [no-blocking-call] "`f"{document}"` blocks the event loop"
    text = summary(table, document)  # error: [no-blocking-call] "(through `f"{document}"`"
    return text + first_title(table)  # error: [no-blocking-call] "(through `table['first']`"


def report(table: RemoteTable) -> str:
    return table["a"] + table["b"]
