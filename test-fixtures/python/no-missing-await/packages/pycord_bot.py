"""A bot for py-cord, which has the name of discord.py: extensions and cogs are added by plain functions there."""

import discord
from discord.ext import commands

bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())


class Greetings(commands.Cog):
    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot

    @discord.slash_command(description="Says hello")
    async def hello(self, ctx: discord.ApplicationContext) -> None:
        await ctx.respond("Hello!")

    @discord.slash_command()
    async def reload(self, ctx: discord.ApplicationContext, name: str) -> None:
        self.bot.reload_extension(f"cogs.{name}")
        await ctx.respond("Done")


@bot.event
async def on_message(message: discord.Message) -> None:
    if message.content == "!ping":
        message.reply("pong")  # error: [no-missing-await] "`message.reply()` is not awaited"
    await bot.process_commands(message)


def setup(bot: commands.Bot) -> None:
    bot.add_cog(Greetings(bot))


for extension in ("cogs.music", "cogs.polls"):
    bot.load_extension(extension)

bot.run("token")
