"""Coroutines in variables that others have, too, and that are read where only a result can be."""

import inspect
from collections.abc import Callable
from typing import Any


class Parcel:
    weight: int
    labels: list[str]


async def find_parcel(code: str) -> Parcel: ...


async def find_parcels(codes: list[str]) -> list[Parcel]: ...


async def handed_on(code: str, register: Callable[[Any], Any]) -> int:
    parcel = find_parcel(code)  # error: [no-missing-await] "`.weight` raises an AttributeError"
    register(parcel)
    return parcel.weight


async def kept_by_closure(code: str) -> Callable[[], Any]:
    parcel = find_parcel(code)  # error: [no-missing-await] "`.labels` raises an AttributeError"
    print(parcel.labels)

    def get() -> Any:
        return parcel

    return get


async def filtered(codes: list[str], limit: int, register: Callable[[Any], Any]) -> None:
    parcels = find_parcels(codes)  # error: [no-missing-await] "iterating over it raises a TypeError"
    if limit > 0:
        parcels = [parcel for parcel in parcels if parcel.weight < limit]
    register(parcels)


async def watched(code: str) -> None:
    last: Any = None
    while True:
        if parcel := find_parcel(code):  # error: [no-missing-await] "`.weight` raises an AttributeError"
            if parcel != last:
                last = parcel
            if parcel.weight == 0:
                return


async def told_apart(code: str) -> Any:
    parcel = find_parcel(code)
    if inspect.iscoroutine(parcel):
        return await parcel
    return parcel.labels


async def asked_first(code: str) -> Any:
    parcel = find_parcel(code)
    return await parcel if not hasattr(parcel, "labels") else parcel.labels


async def awaited_before(code: str) -> Any:
    parcel = find_parcel(code)
    if inspect.isawaitable(parcel):
        parcel = await parcel
    return parcel.labels


async def tried(code: str, register: Callable[[Any], Any]) -> Any:
    parcel = find_parcel(code)
    register(parcel)
    try:
        return parcel.labels
    except AttributeError:
        return (await parcel).labels


async def one_of_two(code: str, ready: Parcel | None) -> Any:
    parcel = ready or find_parcel(code)
    if ready is not None:
        return parcel.labels
    return await parcel


async def decided(code: str, ready: Parcel | None) -> Any:
    if ready is None:
        parcel = find_parcel(code)
    else:
        parcel = ready
    if ready is not None:
        return parcel.labels
    return await parcel


async def as_task_or_future(code: str, register: Callable[[Any], Any]) -> Any:
    parcel = find_parcel(code)
    register(parcel)
    return parcel.result()


async def gone_through_by_the_same_name(code: str) -> Any:
    parcel = find_parcel(code)
    labels = [parcel.labels for parcel in [await parcel]]
    parcel = await find_parcel("next")
    return [labels, parcel.labels]
