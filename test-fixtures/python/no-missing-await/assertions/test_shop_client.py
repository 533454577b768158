"""Tests of a shop with what pytest-aiohttp gives them."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient


async def show(request: web.Request) -> web.Response:
    return web.json_response({"price": 3})


@pytest.fixture
def shop() -> web.Application:
    app = web.Application()
    app.router.add_get("/", show)
    return app


@pytest.fixture
async def client(aiohttp_client, shop):
    return await aiohttp_client(shop)


async def test_price(client) -> None:
    response = await client.get("/")
    assert response.json() == {"price": 3}  # error: [no-missing-await] "`response.json()` gives a coroutine"
    assert (await response.json())["price"] == 3


async def test_without_await(aiohttp_client, shop) -> None:
    client = aiohttp_client(shop)  # error: [no-missing-await] "`client` holds a coroutine from `aiohttp_client()`, not its result"
    response = await client.get("/")
    assert response.status == 200


async def test_server(aiohttp_server, aiohttp_client, shop) -> None:
    server = await aiohttp_server(shop)
    client: TestClient = await aiohttp_client(server)
    response = client.get("/")  # error: [no-missing-await] "`response` holds an awaitable from `client.get()`"
    assert response.status == 200
    async with client.ws_connect("/ws") as socket:
        socket.send_str("a")  # error: [no-missing-await] "`socket.send_str()` is not awaited"
