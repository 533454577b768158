"""Handlers of FastAPI that await nothing: as plain functions they would run in worker threads."""

import subprocess
import time

import requests
from fastapi import APIRouter, BackgroundTasks, Depends

router = APIRouter()


async def get_quota(name: str) -> int:
    response = requests.get(f"https://quota.example/{name}")  # error: [no-blocking-call] "`requests.get()` blocks the event loop"
    return response.json()["left"]


async def clean_up(folder: str) -> None:
    time.sleep(60)  # error: [no-blocking-call] "Await `asyncio.sleep()` instead"
    subprocess.run(["rm", "-r", folder], check=True)  # error: [no-blocking-call] "`subprocess.run()` blocks"


def convert(name: str) -> None:
    subprocess.run(["convert", name, f"{name}.png"], check=True)


@router.post("/thumbnails/{name}")
async def create(name: str, tasks: BackgroundTasks, quota: int = Depends(get_quota)) -> dict[str, int]:
    convert(name)  # error: [no-blocking-call] "`convert()` blocks the event loop: it calls `subprocess.run()`"
    tasks.add_task(clean_up, name)
    return {"left": quota - 1}


@router.get("/thumbnails/{name}")
def read(name: str) -> bytes:
    return requests.get(f"https://cdn.example/{name}").content
