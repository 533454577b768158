"""A bot for discord.py 1, which asks for no intents."""

import discord
from discord.ext import commands

bot = commands.Bot(command_prefix="!")


@bot.command()
async def reload(ctx: commands.Context, name: str) -> None:
    bot.reload_extension(f"cogs.{name}")
    ctx.send("Done")  # error: [no-missing-await] "`ctx.send()` is not awaited"


@bot.event
async def on_member_join(member: discord.Member) -> None:
    await member.send("Hello!")


bot.load_extension("cogs.music")
bot.run("token")
