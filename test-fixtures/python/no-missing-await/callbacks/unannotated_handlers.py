"""Handlers that annotate nothing: what they are called with is known from what they are handed to."""

import aiogram
import discord
import pyrogram
import websockets
from aiohttp import web
from discord import app_commands
from discord.ext import commands
from telegram.ext import Application, CommandHandler, MessageHandler, filters
from telethon import TelegramClient, events

bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())
tree = app_commands.CommandTree(bot)
dispatcher = aiogram.Dispatcher()
account = pyrogram.Client("account")
telethon_client = TelegramClient("session", 1, "hash")
routes = web.RouteTableDef()


@bot.event
async def on_message(message):
    if message.content == "ping":
        message.channel.send("pong")  # error: [no-missing-await] "`message.channel.send()` is not awaited"
    await bot.process_commands(message)


@bot.event
async def on_custom_event(message):
    message.channel.send("nobody knows what this is called with")


@bot.listen()
async def on_member_join(member):
    member.send("Welcome")  # error: [no-missing-await] "`member.send()` is not awaited"


@bot.command()
async def repeat(ctx, times: int, *, text):
    for _ in range(times):
        ctx.send(text)  # error: [no-missing-await] "`ctx.send()` is not awaited"


@bot.command()
async def ping():
    print("called with a context that it does not take")


@tree.command()
async def hello(interaction):
    interaction.response.send_message("Hi")  # error: [no-missing-await] "is not awaited"


class Levels(commands.Cog):
    @commands.Cog.listener()
    async def on_reaction_add(self, reaction, user):
        reaction.message.reply("Thanks")  # error: [no-missing-await] "is not awaited"
        print(user.name, self)

    @commands.command()
    async def level(self, ctx, name):
        await ctx.send(name)
        ctx.message.delete()  # error: [no-missing-await] "`ctx.message.delete()` is not awaited"


async def setup(bot):
    bot.add_cog(Levels())  # error: [no-missing-await] "`bot.add_cog()` is not awaited"


def teardown(bot):
    bot.remove_cog("Levels")


class Greeter(discord.Client):
    async def on_message(self, message):
        message.add_reaction("👋")  # error: [no-missing-await] "`message.add_reaction()` is not awaited"


@dispatcher.message()
async def answer(message, state):
    message.answer("Hello")  # error: [no-missing-await] "`message.answer()` is not awaited"
    state.clear()


@account.on_message(pyrogram.filters.private)
async def count(client, message):
    found = client.get_chat_history(message.chat.id)
    print(sum(1 for _ in found))  # error: [no-missing-await] "a plain `for` raises a TypeError"


@telethon_client.on(events.NewMessage(pattern="hi"))
async def greet(event):
    event.respond("Hi")  # error: [no-missing-await] "`event.respond()` is not awaited"


async def start(update, context):
    update.message.reply_text("Welcome")  # error: [no-missing-await] "is not awaited"


def echo(update, context):
    context.bot.send_message(1, update.message.text)  # error: [no-missing-await] "is not awaited"


async def unused(update, context):
    update.message.reply_text("Nobody knows what this is called with")


application = Application.builder().token("token").build()
application.add_handler(CommandHandler("start", start))
application.add_handler(MessageHandler(filters.TEXT, callback=echo))


class Relay:
    async def listen(self):
        async with websockets.serve(self.handle, "localhost", 8765) as server:
            await server.serve_forever()

    async def handle(self, connection):
        text = connection.recv()  # error: [no-missing-await] "`text` holds a coroutine from `connection.recv()`"
        print(f"got {text}")
        connection.send("thanks")  # error: [no-missing-await] "`connection.send()` is not awaited"


async def store(request):
    body = request.json()  # error: [no-missing-await] "`body` holds a coroutine from `request.json()`"
    return web.json_response({"name": body["name"]})


async def page(request, extra):
    return web.Response(text=request.text() + extra)


app = web.Application()
app.router.add_post("/", store)
app.add_routes([web.get("/page", page), web.get("/length", lambda request: len(request.text()))])  # error: [no-missing-await] "`len()` raises a TypeError"


class Letter:
    def text(self):
        return "Dear all"


async def measure(source):
    return len(source.text())


async def measure_any(source):
    return len(source.text())


async def measure_letter():
    return await measure(Letter())


app.router.add_get("/measure", measure)
app.router.add_get("/any", measure_any)
print(map(measure_any, [Letter()]))
