"""Dicts that a function fills one by one, and makes text or an answer of."""

import asyncio
import json
from typing import Any

from fastapi import FastAPI

app = FastAPI()


async def find_name(card: str) -> str:
    return card


@app.get("/members/{card}/summary")
async def summarize(card: str) -> dict[str, Any]:
    summary: dict[str, Any] = {"card": card}
    summary["name"] = find_name(card)  # error: [no-missing-await] "no framework can make an answer of a coroutine object"
    summary["visits"] = 0
    return summary


async def write_summary(card: str) -> str:
    summary = {}
    summary["name"] = find_name(card)  # error: [no-missing-await] "`json.dumps()` raises a TypeError"
    return json.dumps(summary)


async def gather_summary(card: str) -> str:
    summary = {}
    summary["name"] = find_name(card)
    for key, value in summary.items():
        summary[key] = await value
    return json.dumps(summary)


async def await_in_summary(card: str) -> str:
    summary = {}
    summary["name"] = find_name(card)
    summary["name"] = await summary["name"]
    return json.dumps(summary)


async def share_summary(card: str, summary: dict[str, Any]) -> str:
    summary["name"] = find_name(card)
    return json.dumps(summary)


async def collect_names(cards: list[str]) -> list[str]:
    names = {}
    for card in cards:
        names[card] = find_name(card)
    return await asyncio.gather(*names.values())
