"""A web service that asks others to answer."""

import asyncio
from typing import Annotated

import httpx
from fastapi import FastAPI, HTTPException, Query
from pydantic import BaseModel, Field

app = FastAPI()
client = httpx.AsyncClient(limits=httpx.Limits(max_connections=10))
gate = asyncio.Semaphore(20)
REGIONS = {"eu": "https://eu.example.com", "us": "https://us.example.com"}


Tags = Annotated[list[str], Field(max_length=5)]


class Batch(BaseModel):
    ids: list[int]
    names: Annotated[list[str], Field(max_length=5)]
    codes: list[str] = Field(default_factory=list, max_length=10)
    tags: Tags
    hosts: list[str] = Field(max_length=5_000)
    extra: list[str] = []


async def load(item: int) -> dict:
    return (await client.get(f"https://items.example.com/{item}")).json()


async def load_gated(item: int) -> dict:
    await gate.acquire()
    try:
        return await load(item)
    finally:
        gate.release()


@app.get("/items")
async def read_items(ids: Annotated[list[int], Query()]) -> list[dict]:
    return await asyncio.gather(*[load(item) for item in ids])  # error: [no-unbounded-fan-out] "for every element of `ids`"


@app.get("/few")
async def read_few(ids: Annotated[list[int], Query(max_length=10)]) -> list[dict]:
    return await asyncio.gather(*[load(item) for item in ids])


@app.post("/batch")
async def read_batch(batch: Batch) -> list[dict]:
    return await asyncio.gather(*[load(item) for item in batch.ids])  # error: [no-unbounded-fan-out] "for every element of `batch.ids`"


@app.get("/gated")
async def read_gated(ids: Annotated[list[int], Query()]) -> list[dict]:
    return await asyncio.gather(*[load_gated(item) for item in ids])


@app.get("/regions")
async def read_regions() -> dict[str, int]:
    answers = await asyncio.gather(*[client.get(url) for url in REGIONS.values()])
    return {name: answer.status_code for name, answer in zip(REGIONS, answers)}


@app.get("/pages")
async def read_pages() -> list[dict]:
    first = (await client.get("https://items.example.com/pages")).json()
    total = first["total"]
    rest = await asyncio.gather(*[load(page) for page in range(2, total + 1)])  # error: [no-unbounded-fan-out] "`range()`"
    return [first, *rest]


@app.get("/checked")
async def read_checked(ids: Annotated[list[int], Query()]) -> list[dict]:
    assert 0 < len(ids) <= 20, "ask for less"
    return await asyncio.gather(*[load(item) for item in ids])


@app.get("/refused")
async def read_refused(ids: Annotated[list[int], Query()]) -> list[dict]:
    count = len(ids)
    if count > 20:
        raise HTTPException(422)
    return await asyncio.gather(*[load(item) for item in ids])


@app.get("/refused-in-words")
async def read_refused_in_words(ids: Annotated[list[int], Query()]) -> list[dict]:
    is_too_long = len(ids) > 20
    if is_too_long:
        raise HTTPException(422)
    else:
        print("read", ids)
    return await asyncio.gather(*[load(item) for item in ids])


@app.get("/warned")
async def read_warned(ids: Annotated[list[int], Query()]) -> list[dict]:
    is_too_long = len(ids) > 20
    if is_too_long:
        print("that will take a while")
    return await asyncio.gather(*[load(item) for item in ids])  # error: [no-unbounded-fan-out] "for every element of `ids`"


@app.get("/either")
async def read_either(ids: Annotated[list[int], Query()]) -> list[dict]:
    if len(ids) < 5:
        return await asyncio.gather(*[load(item) for item in ids])
    return [await load(item) for item in ids]


@app.post("/declared")
async def read_declared(batch: Batch, more: list[int] = Query(max_length=10), others: list[int] = [], tags: Tags = ()) -> None:
    await asyncio.gather(*[load(item) for item in batch.names])
    await asyncio.gather(*[load(item) for item in batch.codes])
    await asyncio.gather(*[load(item) for item in batch.tags])
    await asyncio.gather(*[load(item) for item in more])
    await asyncio.gather(*[load(item) for item in tags])
    await asyncio.gather(*[load(item) for item in batch.hosts])  # error: [no-unbounded-fan-out] "for every element of `batch.hosts`"
    await asyncio.gather(*[load(item) for item in batch.extra])  # error: [no-unbounded-fan-out] "for every element of `batch.extra`"
    await asyncio.gather(*[load(item) for item in others])  # error: [no-unbounded-fan-out] "for every element of `others`"


@app.get("/by-name")
async def read_by_name(ids: Annotated[list[int], Query()]) -> dict[int, dict]:
    jobs = {item: load(item) for item in ids}
    answers = await asyncio.gather(*jobs.values())  # error: [no-unbounded-fan-out] "for every element of `ids`"
    return dict(zip(jobs, answers))


@app.get("/by-region")
async def read_by_region() -> dict[str, httpx.Response]:
    jobs = {name: client.get(url) for name, url in REGIONS.items()}
    answers = await asyncio.gather(*jobs.values())
    return dict(zip(jobs, answers))
