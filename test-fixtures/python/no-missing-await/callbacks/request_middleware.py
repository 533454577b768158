"""Middleware and handlers of a shop: decorators say what the parameters are, which have no annotations."""

import functools
import time
from collections.abc import Awaitable, Callable

from aiohttp import web
from fastapi import FastAPI

app = FastAPI()
routes = web.RouteTableDef()


@app.middleware("http")
async def add_timing(request, call_next):
    start = time.perf_counter()
    response = call_next(request)  # error: [no-missing-await] "`response` holds a coroutine from `call_next()`"
    response.headers["X-Process-Time"] = str(time.perf_counter() - start)
    return response


@app.middleware("http")
async def add_request_id(request, call_next):
    response = await call_next(request)
    response.headers["X-Request-Id"] = request.headers.get("X-Request-Id", "none")
    return response


@app.middleware("http")
async def log_body(request, call_next):
    print(request.json())  # error: [no-missing-await] "the coroutine object is printed"
    return await call_next(request)


@web.middleware
async def hide_errors(request, handler):
    try:
        return handler(request)  # error: [no-missing-await] "is returned without `await`"
    except web.HTTPException:
        return web.Response(text="Something went wrong")


@web.middleware
async def add_header(request, handler):
    response = await handler(request)
    response.headers["X-Shop"] = "open"
    return response


@routes.post("/orders")
async def create_order(request):
    order = request.json()  # error: [no-missing-await] "`order` holds a coroutine"
    return web.Response(text=order["id"])


@routes.get("/orders")
async def list_orders(request):
    return web.Response(text=await request.text())


# Decorators of one's own say it by their annotations.

Load = Callable[[str], Awaitable[int]]


def priced(function: Callable[[str, Load], Awaitable[int]]) -> Callable[[str], Awaitable[int]]:
    async def load(name: str) -> int:
        return len(name)

    @functools.wraps(function)
    async def wrapper(name: str) -> int:
        return await function(name, load)

    return wrapper


@priced
async def double_price(name, load):
    if load(name):  # error: [no-missing-await] "always true"
        return 2 * load(name)  # error: [no-missing-await] "calculating with it"
    return await load(name)


def loud(function):
    return lambda *args: function(str.upper, *args)


@priced
@loud
def upper_price(name, load):
    return load(name)


def traced(function: Callable[..., int]) -> Callable[..., int]:
    return function


@traced
def count(name, load):
    print(load(name))
    return len(name)


def either(function: Callable[[str], int] | None = None, *, name: str = "") -> Callable[..., int]:
    return function or len


@either
def measure(load, unit):
    print(load(unit))
    return 0
