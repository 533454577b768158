"""Replies of a web shop: what is encoded or formatted is made text of down to the elements."""

import asyncio
import json
import logging

import orjson
from aiohttp import ClientSession, web
from fastapi.responses import JSONResponse
from flask import jsonify

logger = logging.getLogger(__name__)


async def count(item: str) -> int:
    await asyncio.sleep(0)
    return len(item)


async def stock(request: web.Request) -> web.Response:
    return web.json_response({"nails": count("nails")})  # error: [no-missing-await] "`json_response()` cannot encode"


async def stock_by_keyword(request: web.Request) -> web.Response:
    return web.json_response(data={"items": [{"nails": count("nails")}]})  # error: [no-missing-await] "cannot encode"


async def stock_in_a_variable(request: web.Request) -> web.Response:
    body = {"nails": count("nails")}  # error: [no-missing-await] "`body` holds a coroutine from `count()`"
    return web.json_response(body)


async def one_item(item: str) -> JSONResponse:
    left = count(item)  # error: [no-missing-await] "`left` holds a coroutine"
    return JSONResponse({"item": item, "left": left})


async def many_items(items: list[str]) -> str:
    return json.dumps({item: count(item) for item in items})  # error: [no-missing-await] "cannot encode"


async def with_orjson(items: list[str]) -> bytes:
    return orjson.dumps([count(item) for item in items])  # error: [no-missing-await] "cannot encode"


async def with_flask(item: str):
    return jsonify(item=item, left=count(item))  # error: [no-missing-await] "`jsonify()` cannot encode"


async def report(items: list[str], session: ClientSession) -> None:
    await session.post("/stock", json={"left": count("nails")})  # error: [no-missing-await] "cannot be sent as JSON"
    logger.info("stock", extra={"left": count("nails")})  # error: [no-missing-await] "the log shows"
    logger.info("stock of %s", {"left": count("nails")})  # error: [no-missing-await] "the log shows"
    print([count(item) for item in items])  # error: [no-missing-await] "the coroutine object is printed"
    print(f"{[count('nails')]}")  # error: [no-missing-await] "the text shows"
    print("{left} left".format(left=count("nails")))  # error: [no-missing-await] "the text shows"
    print("%(left)d left" % {"left": count("nails")})  # error: [no-missing-await] "the text shows"
    print(str(dict(left=count("nails"))))  # error: [no-missing-await] "the text shows"


async def plain_text(item: str) -> web.Response:
    return web.Response(text=count(item))  # error: [no-missing-await] "takes a value as `text`"


# All of these are awaited.


async def awaited(items: list[str], session: ClientSession) -> web.Response:
    await session.post("/stock", json={"left": await count("nails")})
    return web.json_response({item: await count(item) for item in items})


async def awaited_in_place(request: web.Request) -> web.Response:
    body = {"nails": count("nails")}
    body["nails"] = await body["nails"]
    return web.json_response(body)


async def gathered(request: web.Request) -> web.Response:
    counts = {"nails": count("nails"), "screws": count("screws")}
    logger.debug("counting %s", counts)
    values = await asyncio.gather(*counts.values())
    return web.json_response(dict(zip(counts, values)))


def encode(value, *, data, pending):
    pending.append(data["left"])
    return value


async def handed_to_something_else() -> None:
    pending = []
    print(encode("nails", data={"left": count("nails")}, pending=pending))
    for left in pending:
        print(await left)
