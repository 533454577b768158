"""Who asks many questions at once; who makes them wait is told elsewhere."""

import asyncio

import httpx

from . import settings
from .backends import Backend
from .settings import BACKENDS, HISTORY, PROBES, Limits


async def ask_everything(backend: Backend, questions: list[str]) -> list[str]:
    return await asyncio.gather(*[backend.ask(question) for question in questions])  # error: [no-unbounded-fan-out] "starts `backend.ask()`"


async def ask_timed(backend: Backend, questions: list[str]) -> list[str]:
    return await asyncio.gather(*[backend.ask_timed(question) for question in questions])  # error: [no-unbounded-fan-out] "starts `backend.ask_timed()`"


async def ask_twice(backend: Backend, questions: list[str]) -> list[str]:
    return await asyncio.gather(*[backend.ask_twice(question) for question in questions])  # error: [no-unbounded-fan-out] "starts `backend.ask_twice()`"


async def ask_history(backend: Backend) -> list[str]:
    return await asyncio.gather(*[backend.ask(f"day {day}") for day in range(HISTORY)])  # error: [no-unbounded-fan-out] "`range()`"


async def ask_configured(backend: Backend, limits: Limits) -> list[str]:
    return await asyncio.gather(*[backend.ask(f"day {day}") for day in range(limits.history)])  # error: [no-unbounded-fan-out] "`range()`"


async def ask_in_order(backend: Backend, questions: list[str]) -> None:
    await asyncio.gather(*[backend.ask_in_slot(question) for question in questions])
    await asyncio.gather(*[backend.ask_in_turn(question) for question in questions])
    await asyncio.gather(*[backend.ask_slowly(question) for question in questions])
    await asyncio.gather(*[backend.ask_decorated(question) for question in questions])


async def ask_a_few(backend: Backend, limits: Limits, questions: list[str]) -> None:
    await asyncio.gather(*[backend.ask(f"probe {number}") for number in range(PROBES)])
    await asyncio.gather(*[backend.ask(f"probe {number}") for number in range(settings.PARALLEL)])
    await asyncio.gather(*[backend.ask(f"probe {number}") for number in range(limits.parallel)])
    await asyncio.gather(*[backend.ask(question) for question in questions[: limits.parallel]])


async def probe_all(client: httpx.AsyncClient) -> None:
    await asyncio.gather(*[client.get(backend) for backend in BACKENDS])
    async with asyncio.TaskGroup() as group:
        for backend in settings.BACKENDS:
            group.create_task(client.get(backend))
