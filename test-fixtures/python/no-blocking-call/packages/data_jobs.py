"""Jobs that are heavy on the processor, in handlers of a web application."""

import asyncio
import bz2
import gzip
import hashlib
import json
import lzma
import pickle
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import bcrypt
import pandas


async def load_prices(path: str) -> pandas.DataFrame:
    prices = pandas.read_csv(path)  # error: [no-blocking-call] "`pandas.read_csv()` blocks"
    stock = pandas.read_feather(path)  # error: [no-blocking-call] "`pandas.read_feather()` blocks"
    stock.to_parquet(f"{path}.parquet")  # error: [no-blocking-call] "`stock.to_parquet()` blocks"
    return prices


async def restore(path: Path) -> dict:
    with path.open("rb") as file:
        return pickle.load(file)  # error: [no-blocking-call] "`pickle.load()` blocks"


async def store(path: Path, settings: dict) -> None:
    with path.open("w") as file:
        json.dump(settings, file)  # error: [no-blocking-call] "`json.dump()` blocks"


async def pack(path: Path) -> list[bytes]:
    first = gzip.compress(path.read_bytes())  # error: [no-blocking-call] "`gzip.compress()` blocks"
    with path.open("rb") as file:
        second = zlib.compress(file.read(), 9)  # error: [no-blocking-call] "`zlib.compress()` blocks"
    return [first, second, bz2.compress(path.read_bytes()), lzma.compress(path.read_bytes())]  # error: [no-blocking-call] "`bz2.compress()` blocks" # error: [no-blocking-call] "`lzma.compress()` blocks"


def unpack(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


async def show_archive(path: Path, target: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(target)  # error: [no-blocking-call] "`archive.extractall()` blocks"
    with tarfile.open(path) as archive:
        archive.extractall(target)  # error: [no-blocking-call] "`archive.extractall()` blocks"
    return unpack(path)  # error: [no-blocking-call] "`unpack()` blocks the event loop: it calls `gzip.decompress()`"


class Passwords:
    rounds = 14

    def check(self, password: str, known: bytes) -> bool:
        return bcrypt.checkpw(password.encode(), known)

    async def log_in(self, password: str, known: bytes) -> bool:
        return self.check(password, known)  # error: [no-blocking-call] "`self.check()` blocks the event loop: it calls `bcrypt.checkpw()`"

    async def derive(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(), salt=b"salt", n=2**14, r=8, p=1)  # error: [no-blocking-call] "`hashlib.scrypt()` blocks"


async def settle(deadline: float) -> None:
    while time.time() < deadline and not Path("ready").exists():  # error: [no-blocking-call] "only watches the clock"
        pass
    while True:  # error: [no-blocking-call] "only watches the clock"
        if time.monotonic() > deadline:
            break


def pack(paths: list[str], target: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path)


async def export(paths: list[str]) -> None:
    pack(paths, "export.zip")  # error: [no-blocking-call] "`pack()` blocks the event loop: it calls `zipfile.ZipFile.write()`"
    await asyncio.to_thread(pack, paths, "export.zip")
