# %% A notebook that was exported as a script
import asyncio

import httpx
import pandas

# %%
frame = pandas.read_csv("stations.csv")
stations = frame["station"].tolist()
SEASONS = ["spring", "summer", "autumn", "winter"]


# %%
async def load(client: httpx.AsyncClient, station: str) -> dict:
    response = await client.get(f"https://weather.example.com/{station}")
    return response.json()


async def load_season(client: httpx.AsyncClient, season: str) -> dict:
    return await load(client, f"all?season={season}")


# %%
async def load_all() -> list[dict]:
    async with httpx.AsyncClient() as client:
        seasons = await asyncio.gather(*[load_season(client, season) for season in SEASONS])
        rows = await asyncio.gather(*[load(client, station) for station in stations])  # error: [no-unbounded-fan-out] "for every element of `stations`"
        months = await asyncio.gather(*[load(client, f"all?month={month}") for month in range(1, 13)])
        days = await asyncio.gather(*[load(client, f"all?day={day}") for day in range(1, 366)])  # error: [no-unbounded-fan-out] "for every element of `range()`"
    return [*seasons, *rows, *months, *days]


# %%
results = asyncio.run(load_all())
