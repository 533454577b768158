"""A bot that reminds people, with a cache and a database behind it."""

import redis.asyncio as redis
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.ext import Application, ContextTypes

cache = redis.from_url("redis://localhost")


async def remind(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if cache.exists("paused"):  # error: [no-missing-await] "always true"
        return
    update.message.reply_text("I will")  # error: [no-missing-await] "never runs"
    context.bot.send_message(1, "somebody wants to be reminded")  # error: [no-missing-await] "never runs"
    await update.message.reply_text("I will")
    await cache.set("last", "me")


async def forget(session: AsyncSession, name: str) -> list:
    found = session.execute(f"select * from reminders where name = '{name}'")  # error: [no-missing-await] "`.scalars` raises an AttributeError"
    rows = found.scalars().all()
    session.commit()  # error: [no-missing-await] "`session.commit()` is not awaited"
    async with session.begin():
        session.add(rows)
    return rows


async def last() -> str | None:
    return await cache.get("last")


async def keep_photo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    file = update.message.photo[-1].get_file()  # error: [no-missing-await] "holds a coroutine"
    await file.download_to_drive("photo.jpg")
    document = await update.message.document.get_file()
    document.download_to_drive("document")  # error: [no-missing-await] "is not awaited"


async def run(application: Application) -> None:
    async with application:
        await application.start()
        application.updater.start_polling()  # error: [no-missing-await] "is not awaited"
