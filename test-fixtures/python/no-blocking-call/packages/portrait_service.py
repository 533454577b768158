"""Portraits of the members of a club: what computes for long, and what waits for processes."""

import asyncio
import io

import psutil
from argon2 import PasswordHasher
from passlib.context import CryptContext
from passlib.hash import pbkdf2_sha256
from PIL import Image, ImageFilter
from pwdlib import PasswordHash
from werkzeug.security import check_password_hash

contexts = CryptContext(schemes=["bcrypt"])
hasher = PasswordHasher()
passwords = PasswordHash.recommended()


def hash_password(password: str) -> str:
    return contexts.hash(password)


def shrink(data: bytes) -> bytes:
    portrait = Image.open(io.BytesIO(data)).convert("RGB")
    portrait.thumbnail((256, 256))
    shrunk = io.BytesIO()
    portrait.save(shrunk, "JPEG")
    return shrunk.getvalue()


async def sign_up(password: str) -> list[str]:
    hashes = [hash_password(password)]  # error: [no-blocking-call] "it calls `passlib.context.CryptContext.hash()`"
    hashes.append(hasher.hash(password))  # error: [no-blocking-call] "`hasher.hash()` blocks"
    hashes.append(passwords.hash(password))  # error: [no-blocking-call] "`passwords.hash()` blocks"
    return hashes


async def log_in(password: str, stored: str) -> bool:
    if pbkdf2_sha256.verify(password, stored):  # error: [no-blocking-call] "`pbkdf2_sha256.verify()` blocks"
        return True
    return check_password_hash(stored, password)  # error: [no-blocking-call] "check_password_hash()` blocks"


async def sign_up_in_thread(password: str) -> str:
    if contexts.needs_update("$2b$"):
        return await asyncio.to_thread(contexts.hash, password)
    return await asyncio.to_thread(hash_password, password)


async def upload(data: bytes) -> bytes:
    return shrink(data)  # error: [no-blocking-call] "it calls `PIL.Image.Image.thumbnail()`"


async def upload_in_thread(data: bytes) -> bytes:
    width, height = Image.open(io.BytesIO(data)).size
    return await asyncio.to_thread(shrink, data) if width * height > 256 * 256 else data


async def blur(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).filter(ImageFilter.BLUR)  # error: [no-blocking-call] "blocks the event loop"


async def report() -> dict[str, float]:
    return {
        "now": psutil.cpu_percent(interval=1),  # error: [no-blocking-call] "Use a worker thread (`asyncio.to_thread()`)."
        "since the last call": psutil.cpu_percent(),
        "at once": psutil.cpu_percent(interval=None) + psutil.cpu_percent(0),
        "in a thread": await asyncio.to_thread(psutil.cpu_percent, 1),
        "memory": psutil.virtual_memory().percent,
    }


async def stop(pid: int) -> None:
    process = psutil.Process(pid)
    process.terminate()
    process.wait(5)  # error: [no-blocking-call] "`process.wait()` blocks"
