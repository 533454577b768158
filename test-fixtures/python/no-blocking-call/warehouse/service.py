"""The asynchronous end: each finding here starts in another file."""

import asyncio

from . import Catalogue, load_config
from .catalogue import MemorySource, Source
from .config import CachedSettings, Settings
from .remote import Connection, describe, pages, ping, read_remote


async def start() -> dict:
    return load_config()  # error: [no-blocking-call] "`load_config()` blocks the event loop: it calls `requests.get()` (through `fetch_document()`)"
    #      ^^^^^^^^^^^


async def handle(catalogue: Catalogue, name: str) -> dict:
    title = catalogue.title(name)
    item = catalogue.find(name)  # error: [no-blocking-call] "it calls `requests.get()` (through `self.remote.read()` → `remote.read_remote()`)"
    return {"title": title, **item}


async def configure(settings: CachedSettings) -> str:
    settings.reload()  # error: [no-blocking-call] "`settings.reload()` blocks the event loop"
    return settings.get("name")  # error: [no-blocking-call] "`settings.get()` blocks the event loop"


async def create() -> Settings:
    return Settings()  # error: [no-blocking-call] "`Settings()` blocks the event loop: it calls `requests.get()`"


async def list_pages() -> list[dict]:
    found = []
    for page in pages("items"):  # error: [no-blocking-call] "`pages()` blocks the event loop: it calls `requests.get()`"
        found.append(page)
    return found


async def greet(host: str) -> None:
    Connection(host).greet()  # error: [no-blocking-call] "it calls `requests.head()`"


async def either(source: Source, memory: MemorySource) -> list[dict]:
    return [source.read("a"), memory.read("b")]


async def in_a_thread(name: str) -> dict:
    await asyncio.to_thread(load_config)
    await asyncio.to_thread(Settings)
    return await asyncio.to_thread(read_remote, name)


async def marked(host: str) -> str:
    return describe(host) if ping(host) else ""
