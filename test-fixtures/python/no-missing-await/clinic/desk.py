"""The front desk: all it does is defined elsewhere."""

import clinic

from . import PatientStore, registry
from .registry import Registry
from .store import Patient, Store


async def admit(store: PatientStore, name: str) -> str:
    patient = store.load(name)  # error: [no-missing-await] "`.label` raises an AttributeError"
    return patient.label()


async def admit_right(store: PatientStore, name: str) -> str:
    patient = await store.load(name)
    return patient.label()


async def visits(name: str) -> int:
    patient = await registry.main().load(name)
    return len(patient.visits())  # error: [no-missing-await] "`len()` raises a TypeError"


async def discharge(name: str) -> None:
    registry.main().save(await registry.main().load(name))  # error: [no-missing-await] "is not awaited"
    registry.spawn(registry.main().update(name))


async def update_any(store: Store[Patient], names: list[str]) -> None:
    for name in names:
        store.update(name)  # error: [no-missing-await] "`store.update()`"
        await store.update(name)


async def list_all(store: PatientStore) -> list[str]:
    labels = [patient.label() for patient in store]  # error: [no-missing-await] "Use `async for`"
    return labels + [patient.label() async for patient in store]


async def reload_all(patients: list[Patient]) -> list[str]:
    for patient in patients:
        patient.reload().label()  # error: [no-missing-await] "`.label` raises an AttributeError"
    return [(await patient.reload()).label() for patient in patients]


async def refresh(name: str) -> None:
    if refreshing := registry.refresh(name):
        await refreshing
    maybe = registry.refresh(name)
    if maybe is not None:
        await maybe


async def tell(changed: str, where: Registry) -> None:
    if where.on_change:
        await where.on_change(changed)
    for key in where.main().keys():
        print(key)


async def close() -> None:
    with clinic.PatientStore() as store:  # error: [no-missing-await] "asynchronous context manager"
        print(store)
    clinic.registry.close()  # error: [no-missing-await] "never runs"
    async with clinic.PatientStore() as store:
        print(store.keys())
