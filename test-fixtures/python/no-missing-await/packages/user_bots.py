"""Clients of Telegram that act for a user. Outside of asynchronous code both run the loop themselves."""

from pyrogram import Client, filters
from pyrogram.types import Message
from telethon import TelegramClient, events

client = TelegramClient("session", 1, "hash")
app = Client("session", api_id=1, api_hash="hash")


@client.on(events.NewMessage(pattern="/ping"))
async def pong(event: events.NewMessage.Event) -> None:
    event.reply("pong")  # error: [no-missing-await] "`event.reply()` is not awaited"
    await event.delete()


@client.on(events.NewMessage(pattern="/time"))
def tell_time(event: events.NewMessage.Event) -> None:
    client.send_message(event.chat_id, "noon")  # error: [no-missing-await] "`client.send_message()` is not awaited"


async def get_texts(limit: int) -> list[str]:
    texts = [message.text for message in client.iter_messages("news", limit=limit)]  # error: [no-missing-await] "Use `async for`"
    return texts or [message.text async for message in client.iter_messages("news", limit=limit)]


async def forward(text: str) -> None:
    client.send_message("me", text)  # error: [no-missing-await] "is not awaited"


@app.on_message(filters.private)
async def echo(bot: Client, message: Message) -> None:
    message.reply_text(message.text)  # error: [no-missing-await] "is not awaited"
    await message.copy(message.from_user.id)


def greet_all(names: list[str]) -> None:
    with app:
        for name in names:
            app.send_message(name, "Hello")


def main() -> None:
    with client:
        client.send_message("me", "Started")


def print_news() -> None:
    for message in client.iter_messages("news"):
        print(message.text)
    print([dialog.name for dialog in client.iter_dialogs()], list(client.iter_messages("old")))
    with app:
        for message in app.get_chat_history("news"):
            print(message.text)
        first, *others = app.get_chat_history("old")
        print(first.text, len(others))
