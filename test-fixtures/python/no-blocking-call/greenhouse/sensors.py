"""Sensors that are read by a thread of their own, or by a task."""

import subprocess


def read_sensor(name: str, *, retries: int = 0) -> float:
    return float(subprocess.run(["sensorctl", name, str(retries)], check=True).stdout)


async def read_sensor_async(name: str, *, retries: int = 0) -> float:
    return read_sensor(name, retries=retries)  # error: [no-blocking-call] "a worker thread"


def reset_sync(names: list) -> None:
    for name in names:
        if isinstance(name, list):
            reset_sync(name)
        else:
            subprocess.run(["sensorctl", "reset", name], check=True)


async def reset(names: list) -> None:
    for name in names:
        if isinstance(name, list):
            reset_sync(name)  # error: [no-blocking-call] "Await `reset()` instead."
