"""A bot for games, with commands, a background task and some state."""

import asyncio
import random
from dataclasses import dataclass, field

import discord
from discord.ext import commands, tasks

bot = commands.Bot(command_prefix="!")


@dataclass
class Game:
    channel: discord.TextChannel
    scores: dict[str, int] = field(default_factory=dict)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, text: str) -> None:
        await self.channel.send(text)

    async def rules(self) -> list[str]:
        return [pinned.content async for pinned in self.channel.pins()]

    async def score(self, player: str) -> int:
        await asyncio.sleep(0)
        return self.scores.get(player, 0)

    async def is_over(self) -> bool:
        return self.over.is_set()

    def announce(self, text: str):
        return self.say(f"** {text} **")

    def announce_sometimes(self, text: str):
        if random.random() > 0.5:
            return self.say(text)
        return None

    async def leader(self) -> str:
        best = max(self.scores, key=self.score)  # error: [no-missing-await] "instead of a value"
        return best

    async def leader_right(self) -> str:
        scores = {player: await self.score(player) for player in self.scores}
        return max(scores, key=scores.__getitem__)

    async def finish(self) -> None:
        self.say("the game is over")  # error: [no-missing-await] "`self.say()` is not awaited"
        self.announce("well played")  # error: [no-missing-await] "`self.announce()` is not awaited"
        self.announce_sometimes("see you")
        self.over.wait()  # error: [no-missing-await] "`self.over.wait()`"
        await self.announce("good bye")


games: dict[int, Game] = {}


@bot.command()
async def play(ctx: commands.Context) -> None:
    game = Game(ctx.channel)
    games[ctx.channel.id] = game
    if game.is_over() or game.scores:  # error: [no-missing-await] "always true"
        return
    ctx.send("let us play")  # error: [no-missing-await] "`ctx.send()` is not awaited"
    await game.say("first question")


@bot.command()
async def score(ctx: commands.Context, player: str) -> None:
    game = games[ctx.channel.id]
    points = game.score(player)  # error: [no-missing-await] "`points` holds a coroutine"
    await ctx.send(f"{player} has {points} points")
    total = sum(game.score(name) for name in game.scores)  # error: [no-missing-await] "calculating with it"
    await ctx.send(str(total))


@bot.command()
async def scores(ctx: commands.Context) -> None:
    game = games[ctx.channel.id]
    lines = [f"{name}: {await game.score(name)}" for name in game.scores]
    await ctx.send("\n".join(lines) or "nobody plays")


@tasks.loop(minutes=5)
async def clean_up() -> None:
    for number, game in list(games.items()):
        if await game.is_over():
            del games[number]


@bot.event
async def on_ready() -> None:
    clean_up.start()
    loop = asyncio.get_running_loop()
    loop.call_later(60, clean_up_once)  # error: [no-missing-await] "drops the coroutine"
    loop.call_later(60, lambda: asyncio.ensure_future(clean_up_once()))  # error: [no-dangling-task] "drops what its callback returns"


async def clean_up_once() -> None:
    games.clear()


@bot.command()
async def leave(ctx: commands.Context) -> None:
    ctx.voice_client.disconnect(force=False)  # error: [no-missing-await] "is not awaited"
    reply = await bot.wait_for("message", timeout=30)
    reply.add_reaction("👍")  # error: [no-missing-await] "is not awaited"


@bot.command()
async def arena(ctx: commands.Context) -> None:
    if ctx.author.voice is None or bot.is_owner(ctx.author):  # error: [no-missing-await] "always true"
        return
    ctx.author.voice.channel.connect()  # error: [no-missing-await] "is not awaited"
    for client in bot.voice_clients:
        client.disconnect(force=True)  # error: [no-missing-await] "is not awaited"
    maps = [await attachment.read() for attachment in ctx.message.attachments]
    winners = [user for reaction in ctx.message.reactions for user in reaction.users()]  # error: [no-missing-await] "Use `async for`"
    await ctx.send(f"{len(maps)} maps, {len(winners)} winners")


async def vote(interaction: discord.Interaction) -> None:
    if not interaction.response.is_done():
        await interaction.response.defer()
    message = await interaction.followup.send("vote!", wait=True)
    message.add_reaction("👍")  # error: [no-missing-await] "is not awaited"
    thread = await message.create_thread(name="votes")
    thread.join()  # error: [no-missing-await] "is not awaited"
