"""Tests of a web application, by the client that aiohttp has for them."""

import pytest
from aiohttp import web
from aiohttp.test_utils import AioHTTPTestCase, TestClient, TestServer


@pytest.fixture
async def client(aiohttp_client) -> TestClient:
    return await aiohttp_client(web.Application())


@pytest.fixture
async def client_and_prefix(client: TestClient) -> tuple[TestClient, str]:
    return client, "/v2"


async def test_ping(client: TestClient) -> None:
    response = client.get("/ping")  # error: [no-missing-await] "`.status` raises an AttributeError"
    assert response.status == 200


async def test_restart(client) -> None:
    client.post("/restart")  # error: [no-missing-await] "it never starts"
    response = await client.get("/state")
    assert response.json()["state"] == "restarting"  # error: [no-missing-await] "indexing it raises a TypeError"


async def test_prefix(client_and_prefix: tuple[TestClient, str]) -> None:
    client, prefix = client_and_prefix
    async with client.get(f"{prefix}/ping") as response:
        assert await response.text() == "pong"
    with client.get(f"{prefix}/ping") as response:  # error: [no-missing-await] "asynchronous context manager"
        assert response.status == 200


async def test_server() -> None:
    async with TestClient(TestServer(web.Application())) as client:
        client.ws_connect("/events")  # error: [no-missing-await] "it never starts"


class TestState(AioHTTPTestCase):
    async def get_application(self) -> web.Application:
        return web.Application()

    async def test_state(self) -> None:
        response = self.client.get("/state")  # error: [no-missing-await] "`.status` raises an AttributeError"
        assert response.status == 200
