"""Sets the integration up and takes it down."""

from datetime import timedelta

from homeassistant.core import Event, HomeAssistant, ServiceCall
from homeassistant.helpers.event import async_track_time_interval

from .coordinator import PumpCoordinator, PumpEntry

PLATFORMS = ["sensor", "switch"]


async def async_setup_entry(hass: HomeAssistant, entry: PumpEntry) -> bool:
    coordinator = PumpCoordinator(hass, entry)
    await coordinator.async_config_entry_first_refresh()
    entry.runtime_data = coordinator

    async def set_target(call: ServiceCall) -> None:
        await coordinator.set_target(call.data["degrees"])

    async def stop(event: Event) -> None:
        await coordinator.set_target(0)

    async def refresh(now: object) -> None:
        await entry.runtime_data.async_refresh()

    hass.services.async_register("pump", "set_target", set_target)
    hass.bus.async_listen_once("homeassistant_stop", stop)
    entry.async_on_unload(async_track_time_interval(hass, refresh, timedelta(minutes=5)))
    entry.async_on_unload(entry.add_update_listener(reload))
    hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)  # error: [no-missing-await] "the coroutine never runs"
    return True


async def reload(hass: HomeAssistant, entry: PumpEntry) -> None:
    hass.async_create_task(hass.config_entries.async_reload(entry.entry_id))


async def async_unload_entry(hass: HomeAssistant, entry: PumpEntry) -> bool:
    if hass.config_entries.async_unload_platforms(entry, PLATFORMS):  # error: [no-missing-await] "always true"
        hass.services.async_remove("pump", "set_target")
        return True
    return False
