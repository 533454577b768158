# %% An analysis that was exported from a notebook
import asyncio

import httpx

BASE = "https://data.example.com"


# %%
async def download(name: str) -> dict:
    async with httpx.AsyncClient() as client:
        response = client.get(f"{BASE}/{name}")  # error: [no-missing-await] "`.json` raises an AttributeError"
        return response.json()


# %%
async def download_right(name: str) -> dict:
    async with httpx.AsyncClient() as client:
        return (await client.get(f"{BASE}/{name}")).json()


# %%
download("rain")  # error: [no-missing-await] "never runs"

# %%
rain = asyncio.run(download_right("rain"))
print(rain["total"])

# %%
print(download_right("sun"))  # error: [no-missing-await] "the coroutine object is printed"


# %%
async def compare(names: list[str]) -> dict[str, int]:
    tables = [download_right(name) for name in names]
    totals = {}
    for name, table in zip(names, tables):
        totals[name] = (await table)["total"]
    return totals


# %%
async def summary(names: list[str]) -> str:
    totals = await compare(names)
    wrong = "total: " + compare(names)  # error: [no-missing-await] "calculating with it"
    return f"{sum(totals.values())} {wrong}"
