"""The same small assistant for Slack, Telegram, Discord and a lamp nearby."""

import asyncio

from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from anthropic import AsyncAnthropic
from bleak import BleakClient, BleakScanner
from discord.ext import commands
from openai import AsyncOpenAI
from slack_bolt.async_app import AsyncAck, AsyncBoltContext, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

models = AsyncOpenAI()


async def approve(ack: AsyncAck, say: AsyncSay, client: AsyncWebClient, context: AsyncBoltContext) -> None:
    ack()  # error: [no-missing-await] "the coroutine never runs"
    await say("Approved")
    client.reactions_add(channel="C1", name="ok", timestamp="1")  # error: [no-missing-await] "the coroutine never runs"
    await context.ack()


async def choose(message: Message, state: FSMContext) -> None:
    state.set_state("choosing")  # error: [no-missing-await] "the coroutine never runs"
    data = state.get_data()  # error: [no-missing-await] "indexing it raises a TypeError"
    await message.answer(data["food"])
    await state.clear()


class Context(CallbackContext[ExtBot, dict, dict, dict]):
    pass


async def welcome(update: Update, context: Context) -> None:
    member = context.bot.get_chat_member(1, 2)  # error: [no-missing-await] "`.user` raises an AttributeError"
    await context.bot.send_message(1, member.user.name)


async def remind(context: ContextTypes.DEFAULT_TYPE) -> None:
    context.bot.send_message(1, "Now")  # error: [no-missing-await] "the coroutine never runs"


async def feed() -> None:
    application = Application.builder().token("T").updater(None).build()
    async with application:
        application.update_queue.put("update")  # error: [no-missing-await] "the coroutine never runs"
        application.update_queue.put_nowait("update")


class Assistant(commands.AutoShardedBot):
    async def setup_hook(self) -> None:
        self.tree.sync()  # error: [no-missing-await] "the coroutine never runs"
        await self.load_extension("answers")

    async def on_command_error(self, context: commands.Context, error: Exception) -> None:
        self.loop.create_task(context.send(str(error)))  # error: [no-dangling-task] "Nothing keeps"


async def switch_lamp(name: str) -> None:
    device = await BleakScanner.find_device_by_name(name)
    if device is None:
        return
    async with BleakClient(device) as lamp:
        lamp.write_gatt_char("ff01", b"\x01")  # error: [no-missing-await] "the coroutine never runs"
        state = lamp.read_gatt_char("ff02")  # error: [no-missing-await] "indexing it raises a TypeError"
        print(state[0], lamp.is_connected)
        await asyncio.sleep(1)


async def think(question: str) -> str:
    stream = AsyncAnthropic().messages.stream(model="m", messages=[question])
    async with stream as parts:
        text = parts.get_final_text()  # error: [no-missing-await] "`.strip` raises an AttributeError"
        print(text.strip())
    vector = models.embeddings.create(model="e", input=question)  # error: [no-missing-await] "raises an AttributeError"
    return vector.data


async def print_answer(question: str, is_streamed: bool, options: dict[str, str]) -> None:
    stream = await models.chat.completions.create(model="small", messages=[], stream=True)
    for chunk in stream:  # error: [no-missing-await] "a plain `for` raises a TypeError"
        print(chunk)
    events = await models.responses.create(model="small", input=question, stream=True)
    print([event async for event in events], list(events))  # error: [no-missing-await] "`list()` raises a TypeError"
    answer = await models.chat.completions.create(model="small", messages=[], stream=is_streamed)
    for choice in answer.choices:
        print(choice)
    other = await models.chat.completions.create(model="small", **options)
    for choice in other:
        print(choice)
    async with await models.responses.create(model="small", input=question, stream=True) as events:
        async for event in events:
            print(event)
    models.chat.completions.create(model="small", **options)  # error: [no-missing-await] "the coroutine never runs"
