"""Fetches what a heat pump reports, for a custom integration of Home Assistant."""

import asyncio
import logging
from datetime import timedelta

from aiohttp import ClientError
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.storage import Store
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

type PumpEntry = ConfigEntry[PumpCoordinator]


class PumpCoordinator(DataUpdateCoordinator[dict[str, float]]):
    def __init__(self, hass: HomeAssistant, entry: PumpEntry) -> None:
        super().__init__(hass, logging.getLogger(__name__), name="pump", update_interval=timedelta(seconds=30))
        self.entry = entry
        self.store: Store[dict[str, float]] = Store(hass, 1, "pump")

    async def _async_update_data(self) -> dict[str, float]:
        session = async_get_clientsession(self.hass)
        try:
            async with asyncio.timeout(10), session.get(self.entry.data["url"]) as response:
                values = await response.json()
        except (TimeoutError, ClientError) as error:
            raise UpdateFailed(str(error)) from error
        self.store.async_delay_save(lambda: values, 10)
        return values

    async def set_target(self, degrees: float) -> None:
        await self.hass.async_add_executor_job(write_register, 4, int(degrees * 10))
        self.store.async_save({"target": degrees})  # error: [no-missing-await] "`self.store.async_save()` is not awaited"
        self.async_request_refresh()  # error: [no-missing-await] "the coroutine never runs"

    async def reset(self) -> None:
        await self.hass.async_add_executor_job(self.last_target)  # error: [no-missing-await] "coroutine"
        self.hass.services.call("notify", "notify", {})  # error: [no-blocking-call] "Await `async_call()` instead"

    async def last_target(self) -> float:
        saved = self.store.async_load()  # error: [no-missing-await] "`saved` holds a coroutine"
        return saved.get("target", 21.0)

    @callback
    def pushed(self, values: dict[str, float]) -> None:
        self.async_set_updated_data(values)
        self.hass.async_create_task(self.async_refresh())
        self.async_request_refresh()  # error: [no-missing-await] "start a task"


def write_register(register: int, value: int) -> None:
    print(register, value)
