"""A forgotten await: the coroutine never runs, and stands in for the value it should have given."""

import asyncio

import aiohttp


async def fetch_temperature(session: aiohttp.ClientSession, city: str) -> float:
    async with session.get(f"https://weather.example/{city}") as response:
        report = await response.json()
        return report["temperature"]


async def log_visit(city: str) -> None:
    await asyncio.sleep(0)
    print("visited", city)


async def is_open(city: str) -> bool:
    await asyncio.sleep(0)
    return city != "Atlantis"


async def wrong(session: aiohttp.ClientSession, city: str) -> None:
    log_visit(city)
    temperature = fetch_temperature(session, city)
    print(f"It is {temperature} degrees in {city}")
    if is_open(city):
        print("come in")


async def right(session: aiohttp.ClientSession, city: str) -> None:
    await log_visit(city)
    temperature = await fetch_temperature(session, city)
    print(f"It is {temperature} degrees in {city}")
    if await is_open(city):
        print("come in")


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        await wrong(session, "Kyoto")
        await right(session, "Kyoto")


if __name__ == "__main__":
    asyncio.run(main())
