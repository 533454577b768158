"""Takes chat messages from sockets and hands them on, by streams of anyio."""

import math

import anyio
from anyio.abc import ByteStream, SocketStream
from bs4 import BeautifulSoup
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from websockets.asyncio.server import ServerConnection, serve


async def greet(connection: ServerConnection) -> None:
    await connection.send("Hello")


async def start() -> None:
    serve(greet, "localhost", 8765)  # error: [no-missing-await] "it never starts"
    async with serve(greet, "localhost", 8766) as server:
        await server.serve_forever()


async def relay(source: ByteStream, target: ByteStream) -> None:
    async for block in source:
        target.send(block)  # error: [no-missing-await] "the coroutine never runs"
    await target.send_eof()
    target.aclose()  # error: [no-missing-await] "the coroutine never runs"


async def ask(host: str) -> str:
    stream: SocketStream = await anyio.connect_tcp(host, 7)
    async with stream:
        await stream.send(b"?")
        return stream.receive().decode()  # error: [no-missing-await] "`.decode` raises an AttributeError"


async def count(limit: int) -> None:
    send, receive = anyio.create_memory_object_stream[int](math.inf)
    async with send:
        for number in range(limit):
            send.send(number)  # error: [no-missing-await] "the coroutine never runs"
            send.send_nowait(number)
    async for number in receive:
        print(number)


async def find_title(host: str) -> str:
    async with await anyio.connect_tcp(host, 80) as stream:
        page = stream.receive()  # error: [no-missing-await] "takes a value as `markup`"
        return BeautifulSoup(page).get_text()


class Timing(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = call_next(request)  # error: [no-missing-await] "`.headers` raises an AttributeError"
        response.headers["x-relay"] = "1"
        return response
