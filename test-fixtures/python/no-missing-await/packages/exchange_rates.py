"""Exchange rates: cached, asked for again when a request fails, uploaded to Litestar and served by Starlette."""

import backoff
import httpx
import stamina
from aiocache import Cache, SimpleMemoryCache, cached
from async_lru import alru_cache
from bleak import BleakClient, BleakScanner
from litestar import post
from litestar.datastructures import UploadFile
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute

cache = Cache(Cache.MEMORY)


@stamina.retry(on=httpx.HTTPError, attempts=3)
async def fetch(pair: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"https://rates.example.com/{pair}")


@backoff.on_exception(backoff.expo, httpx.HTTPError, max_tries=3)
async def fetch_again(pair: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"https://rates.example.org/{pair}")


@backoff.on_predicate(backoff.fibo, max_tries=3)
def read_setting(name: str) -> str:
    return name.upper()


class Rates:
    @alru_cache
    async def get_rate(self, pair: str) -> float:
        response = await fetch(pair)
        return response.json()["rate"]

    @alru_cache(maxsize=32, ttl=60)
    async def get_history(self, pair: str) -> list[float]:
        response = await fetch_again(pair)
        return response.json()["history"]

    @cached(ttl=10)
    async def get_names(self) -> list[str]:
        return (await fetch("names")).json()

    async def convert(self, amount: float, pair: str) -> float:
        self.get_rate.cache_clear()
        return amount * self.get_rate(pair)  # error: [no-missing-await] "`self.get_rate()`"

    async def average(self, pair: str) -> float:
        history = self.get_history(pair)
        return sum(await history) / len(await self.get_names())

    async def newest(self, pair: str) -> float:
        return self.get_history(pair)[-1]  # error: [no-missing-await] "`self.get_history()`"

    async def first_name(self) -> str:
        return self.get_names()[0]  # error: [no-missing-await] "`self.get_names()`"


@alru_cache()
async def get_bank(code: str) -> dict[str, str]:
    return (await fetch(code)).json()


async def compare(pair: str) -> bool:
    get_bank(pair)  # error: [no-missing-await] "the coroutine never runs"
    theirs = fetch_again(pair)  # error: [no-missing-await] "`theirs`"
    return (await fetch(pair)).json() == theirs.json()


async def read_cached(pair: str) -> str:
    rate = cache.get(pair)  # error: [no-missing-await] "`rate`"
    if rate is None:
        cache.set(pair, read_setting(pair), ttl=10)  # error: [no-missing-await] "the coroutine never runs"
    async with SimpleMemoryCache(namespace="rates") as memory:
        return await memory.get(pair, read_setting("rate"))


@post("/rates")
async def upload(data: UploadFile) -> dict[str, int]:
    content = data.read()  # error: [no-missing-await] "`content`"
    await data.close()
    return {data.filename: len(content)}


async def serve_rates(request):
    filters = request.json()  # error: [no-missing-await] "`filters`"
    return JSONResponse({"pair": filters["pair"]})


def serve_health(request):
    return JSONResponse({"host": request.headers["host"]})


async def stream_rates(websocket):
    websocket.accept()  # error: [no-missing-await] "the coroutine never runs"
    await websocket.send_json({})


app = Starlette(
    routes=[
        Route("/rates", serve_rates, methods=["POST"]),
        Route("/health", endpoint=serve_health),
        WebSocketRoute("/stream", stream_rates),
    ]
)


async def read_terminal() -> bytearray:
    device = BleakScanner.find_device_by_name("terminal")  # error: [no-missing-await] "`BleakClient()` takes a value"
    async with BleakClient(device) as client:
        return await client.read_gatt_char("2a37")
