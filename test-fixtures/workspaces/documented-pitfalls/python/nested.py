"""asyncio.run() cannot be called from a running event loop."""

import asyncio


async def load_user(name: str) -> dict[str, str]:
    await asyncio.sleep(0.1)
    return {"name": name}


def load_user_sync(name: str) -> dict[str, str]:
    return asyncio.run(load_user(name))


async def wrong() -> None:
    user = asyncio.run(load_user("ada"))
    friend = load_user_sync("grace")
    print(user, friend)


async def right() -> None:
    user = await load_user("ada")
    friend = await load_user("grace")
    print(user, friend)


if __name__ == "__main__":
    asyncio.run(right())
