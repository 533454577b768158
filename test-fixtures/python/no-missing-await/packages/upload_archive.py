"""Keeps uploads in folders, and tells a chat about them, with files of anyio and trio."""

import anyio
import discord
import trio
from discord.ext import commands

root = anyio.Path("/srv/uploads")


async def keep(name: str, content: bytes) -> None:
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)  # error: [no-missing-await] "`target.parent.mkdir()` is not awaited"
    file = await target.open("wb")
    file.write(content)  # error: [no-missing-await] "`file.write()` is not awaited"
    await file.flush()
    file.aclose()  # error: [no-missing-await] "`file.aclose()` is not awaited"


async def has(name: str) -> bool:
    if not (root / name).exists():  # error: [no-missing-await] "`(root / name).exists()` gives a coroutine"
        return False
    return await target_of(name).is_file()


def target_of(name: str) -> anyio.Path:
    return root.joinpath(name).with_suffix(".bin")


async def sizes() -> list[int]:
    anyio.lowlevel.checkpoint()  # error: [no-missing-await] "the coroutine never runs"
    for path in root.iterdir():  # error: [no-missing-await] "iterated asynchronously"
        print(path.name)
    return [(await path.stat()).st_size async for path in root.glob("*.bin")]


async def first_line(name: str) -> str:
    async with await anyio.open_file(root / name) as file:
        async for line in file:
            return line.strip()
        return file.readline()  # error: [no-missing-await] "only after the `async with` block has been left"


async def drop_all(folder: trio.Path) -> None:
    for path in await folder.iterdir():
        path.unlink()  # error: [no-missing-await] "`path.unlink()` is not awaited"
    await folder.rmdir()


async def tell(interaction: discord.Interaction, ctx: commands.Context, bot: commands.Bot) -> None:
    await interaction.response.defer()
    interaction.followup.send("kept")  # error: [no-missing-await] "`interaction.followup.send()` is not awaited"
    last = [message async for message in ctx.channel.history(limit=1)]
    for message in ctx.channel.history(limit=5):  # error: [no-missing-await] "iterated asynchronously"
        await message.add_reaction("👍")
    channel = bot.get_channel(last[0].channel.id)
    if channel is not None:
        channel.send("kept")  # error: [no-missing-await] "`channel.send()` is not awaited"
