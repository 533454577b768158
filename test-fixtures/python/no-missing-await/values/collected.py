"""Coroutines and tasks that are kept in collections, and taken for their results where they are taken out."""

import asyncio
import json
from collections.abc import Callable

import aiofiles
import aiohttp
from discord.abc import Messageable
from django.http import HttpRequest, HttpResponse
from redis.asyncio import Redis
from sanic import HTTPResponse, Request
from sanic.response import text
from starlette.responses import HTMLResponse, Response


async def measure(url: str) -> dict[str, int]:
    await asyncio.sleep(0)
    return {"size": len(url)}


async def first_of_list(urls: list[str]) -> int:
    sizes = [measure(url) for url in urls]  # error: [no-missing-await] "`sizes[0]` holds a coroutine from `measure()`, not its result: indexing it raises a TypeError"
    return sizes[0]["size"]


async def all_of_list(urls: list[str]) -> int:
    sizes = [measure(url) for url in urls]  # error: [no-missing-await] "`sizes[0]` holds a coroutine"
    total = sizes[0]["size"]
    for size in sizes:
        total += size["size"]
    return total


async def after_gather(urls: tuple[str, str]) -> None:
    sizes = [measure(url) for url in urls]  # error: [no-missing-await] "`size` holds a coroutine from `measure()`"
    await asyncio.gather(*sizes)
    for size in sizes:
        print(size["size"])


async def after_wait(urls: tuple[str, str]) -> None:
    tasks = [asyncio.create_task(measure(url)) for url in urls]  # error: [no-missing-await] "`task` holds a task from `asyncio.create_task()`, not its result: indexing it"
    await asyncio.wait(tasks)
    for task in tasks:
        print(task["size"])


async def of_pair() -> int:
    pair = (measure("/a"), measure("/b"))  # error: [no-missing-await] "`pair[0]` holds a coroutine from `measure()`"
    return pair[0]["size"] + (await pair[1])["size"]


async def by_name(urls: list[str]) -> int:
    sizes = {url: measure(url) for url in urls}  # error: [no-missing-await] "`sizes[urls[0]]` holds a coroutine from `measure()`"
    return sizes[urls[0]]["size"]


async def count_words(url: str) -> int:
    await asyncio.sleep(0)
    return len(url)


async def sum_of_values(urls: list[str]) -> int:
    words = {url: count_words(url) for url in urls}  # error: [no-missing-await] "`count_words()` gives a coroutine here, not its result: calculating with it raises a TypeError"
    return sum(words.values())


async def sum_of_values_later(urls: tuple[str, str]) -> int:
    words = {url: count_words(url) for url in urls}
    return sum(await asyncio.gather(*words.values()))


async def gathered_values(urls: tuple[str, str]) -> list[int]:
    words = {url: count_words(url) for url in urls}
    return await asyncio.gather(words.values())  # error: [no-missing-await] "asyncio.gather"


async def by_key() -> None:
    sizes = {"a": measure("/a"), "b": measure("/b")}  # error: [no-missing-await] "`sizes['b']` holds a coroutine"
    print(sizes['b']["size"], await sizes["a"])


async def values_of_dict(urls: list[str]) -> None:
    sizes = {url: measure(url) for url in urls}  # error: [no-missing-await] "`size` holds a coroutine from `measure()`"
    for url, size in sizes.items():
        print(url, size["size"])


async def encoded() -> str:
    page = {"size": measure("/a")}  # error: [no-missing-await] "`json.dumps()` raises a TypeError"
    return json.dumps(page)


async def asked_before() -> int:
    task = asyncio.create_task(measure("/a"))  # error: [no-missing-await] "`task` holds a task from `asyncio.create_task()`, not its result: indexing it"
    await asyncio.sleep(1)
    if task.done():
        return task["size"]
    return (await task)["size"]


async def tested_before() -> None:
    task = asyncio.create_task(measure("/a"))  # error: [no-missing-await] "`task` holds a task from `asyncio.create_task()`"
    if task:
        print(task.get("size"))
    await task


async def sent(session: aiohttp.ClientSession, path: str) -> None:
    async with session.get("/a") as response:
        with open(path, "wb") as file:
            file.write(response.read())  # error: [no-missing-await] "`response.read()` gives a coroutine, not its result, and `file.write()` takes a value"


async def page(name: str) -> str:
    await asyncio.sleep(0)
    return f"<p>{name}</p>"


async def answer(name: str) -> Response:
    if name:
        return HTMLResponse(page(name))  # error: [no-missing-await] "`HTMLResponse()` cannot encode a coroutine object"
    body = page(name)  # error: [no-missing-await] "`Response()` cannot encode a coroutine object"
    return Response(content=body)


async def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(page(request.path))  # error: [no-missing-await] "the response shows the coroutine object"


async def tell(request: Request) -> HTTPResponse:
    return text(page(request.path))  # error: [no-missing-await] "`text()` cannot encode a coroutine object"


pages = [page(name) for name in ("a", "b")]  # error: [no-missing-await] "`one` holds a coroutine from `page()`"
for one in pages:
    print(len(one))


# What follows is right.


async def awaited_one_by_one(urls: list[str], is_small: bool) -> None:
    sizes = [measure(url) for url in urls]
    if is_small:
        sizes = [await size for size in sizes]
    else:
        sizes = await asyncio.gather(*sizes)
    print(sizes[0]["size"])


async def replaced_in_place(urls: list[str]) -> None:
    sizes = [measure(url) for url in urls]
    for index, size in enumerate(sizes):
        sizes[index] = await size
    print(sizes[0]["size"])
    others = [measure(url) for url in urls]
    await replace_all(others)
    print(others[0]["size"])


async def replace_all(sizes: list) -> None:
    sizes[:] = await asyncio.gather(*sizes)


async def of_both_kinds(urls: list[str]) -> None:
    sizes = {url: measure(url) for url in urls}
    for url in sizes:
        print(url.upper(), (await sizes[url])["size"])
    known = {"a": measure("/a"), "b": {"size": 1}}
    print(known["b"]["size"], await known["a"])
    for item in {url: measure(url) for url in urls}.items():
        print(item[0], await item[1])


async def asked_as_tasks(urls: tuple[str, str], on_done: Callable[[asyncio.Task], None]) -> None:
    tasks = {url: asyncio.create_task(measure(url)) for url in urls}
    for task in tasks.values():
        task.add_done_callback(on_done)
    await asyncio.wait(tasks.values())
    for url, task in tasks.items():
        print(url, task.result()["size"], tasks[url].get_name())


async def bound_again() -> int:
    size = asyncio.create_task(measure("/a"))
    if not size.done():
        size = await size
    else:
        size = size.result()
    return size["size"]


async def save_page(name: str, cache: Redis, bot: Messageable) -> None:
    async with aiofiles.open(name, "w") as file:
        await file.write(page(name))  # error: [no-missing-await] "`page()` gives a coroutine, not its result, and `file.write()` takes a value as `data`"
        await file.write(await page(name))
    await cache.set(name, page(name), ex=60)  # error: [no-missing-await] "`cache.set()` takes a value as `value`"
    await cache.publish("pages", await page(name))
    await bot.send(page(name))  # error: [no-missing-await] "`bot.send()` takes a value as `content`"
    await bot.send(await page(name), silent=True)
