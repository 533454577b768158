"""Valves that a slow bus reaches."""

import subprocess

from .core import Part


class Valves(Part):
    """All valves of one house."""

    async def open_all(self) -> None:
        await self.run_job(subprocess.run, ["valvectl", "open"], check=True)

    async def close_all(self) -> None:
        subprocess.run(["valvectl", "close"], check=True)  # error: [no-blocking-call] "blocks the event loop"
