"""A script that looks after some hosts, of which one can count the number in the file."""

import asyncio
from dataclasses import dataclass

import httpx

PORTS = {"web": 80, "admin": 8080}


class Checker:
    def __init__(self, hosts: list[str], retries: int = 3) -> None:
        self.hosts = hosts
        self.retries = retries
        self.failed: list[str] = []

    async def check(self, host: str, port: int = 80) -> bool:
        async with httpx.AsyncClient() as client:
            return (await client.get(f"https://{host}:{port}")).is_success

    async def check_all(self) -> None:
        await asyncio.gather(*[self.check(host) for host in self.hosts])
        await asyncio.gather(*[self.check(host, port) for host in self.hosts for port in PORTS.values()])

    async def check_often(self) -> None:
        await asyncio.gather(*[self.check(host) for host in self.hosts for _ in range(100)])  # error: [no-unbounded-fan-out] "starts `self.check()`"

    async def check_again(self) -> None:
        for _ in range(self.retries):
            await asyncio.gather(*[self.check(host) for host in self.failed])


class Sweeper:
    def __init__(self, hosts: list[str]) -> None:
        self.hosts = hosts

    async def sweep(self, checker: Checker) -> None:
        await asyncio.gather(*[checker.check(host) for host in self.hosts])  # error: [no-unbounded-fan-out] "for every element of `self.hosts`"


@dataclass
class Region:
    name: str
    hosts: list[str]

    async def check(self, checker: Checker) -> None:
        await asyncio.gather(*[checker.check(host) for host in self.hosts])  # error: [no-unbounded-fan-out] "for every element of `self.hosts`"


async def check_named(checker: Checker, names: list[str]) -> None:
    await asyncio.gather(*[checker.check(name) for name in names])


async def check_these(checker: Checker, *names: str) -> None:
    await asyncio.gather(*[checker.check(name) for name in names])


async def check_those(checker: Checker, *names: str) -> None:
    await asyncio.gather(*[checker.check(name) for name in names])  # error: [no-unbounded-fan-out] "for every element of `names`"


async def main() -> None:
    checker = Checker(["a.example.com", "b.example.com"])
    await checker.check_all()
    await checker.check_often()
    await check_named(checker, ["c.example.com"])
    await check_named(checker, names=["d.example.com", *PORTS])
    await check_these(checker, "e.example.com", "f.example.com")
    with open("hosts.txt") as file:
        hosts = file.read().split()
        await Sweeper(hosts).sweep(checker)
        await check_those(checker, *hosts)


if __name__ == "__main__":
    asyncio.run(main())
