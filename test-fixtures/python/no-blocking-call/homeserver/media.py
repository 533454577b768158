"""A part of a program for Twisted that does not import it: asyncio's helpers would find no loop of theirs."""

import subprocess

from .clock import pause, seconds


async def convert(path: str) -> float:
    started = seconds()
    subprocess.run(["convert", path, f"{path}.png"], check=True)  # error: [no-blocking-call] "`subprocess.run()` blocks"
    await pause(1)
    return seconds() - started
