"""Handlers of web frameworks that answer with coroutines."""

import functools
import inspect

from fastapi import FastAPI
from flask import Blueprint, Flask
from quart import Quart, render_template

app = FastAPI()
flask_app = Flask("shop")
orders = Blueprint("orders", __name__)
quart_app = Quart("shop")


class Repository:
    async def all(self) -> list[dict]:
        return []

    async def count(self) -> int:
        return 0


repository = Repository()


@app.get("/items")
def list_items():
    return repository.all()  # error: [no-missing-await] "no framework can make an answer of a coroutine object"


@app.get("/items/all")
async def list_all():
    return repository.all()  # error: [no-missing-await] "`repository.all()` gives a coroutine here"


@app.get("/stats")
async def read_stats():
    return {"items": repository.count(), "open": [await repository.count()]}  # error: [no-missing-await] "`repository.count()`"


@app.get("/stats/stored")
async def read_stored():
    total = repository.count()  # error: [no-missing-await] "`total` holds a coroutine from `repository.count()`"
    return {"items": total}


@app.get("/good")
async def read_good():
    items = repository.all()
    return {"items": await items, "count": await repository.count()}


@flask_app.route("/items")
def show_items():
    return {"items": repository.all()}  # error: [no-missing-await] "`repository.all()` gives a coroutine here"


@flask_app.get("/count")
def show_count():
    return {"count": repository.count()}  # error: [no-missing-await] "`repository.count()` gives a coroutine here"


@orders.post("/")
def show_orders():
    return {"orders": repository.all()}  # error: [no-missing-await] "`repository.all()` gives a coroutine here"


@quart_app.route("/")
async def show_page():
    return render_template("index.html")  # error: [no-missing-await] "`render_template()` gives a coroutine here"


async def pass_on():
    return repository.all()


def collect():
    return {"items": repository.all()}


@app.get("/later")
async def read_later():
    def load():
        return repository.all()

    return await load()


def until_done(view):
    @functools.wraps(view)
    async def answer(*args):
        found = view(*args)
        while inspect.isawaitable(found):
            found = await found
        return found

    return answer


@app.get("/done")
@until_done
def read_done():
    return repository.all()
