"""A bot for python-telegram-bot 20 or newer, where everything is a coroutine, also in plain functions."""

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, MessageHandler, filters


def reply(update: Update, text: str) -> None:
    update.message.reply_text(text)  # error: [no-missing-await] "`update.message.reply_text()` is not awaited"


def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    sent = context.bot.send_message(update.effective_chat.id, "Your name?")  # error: [no-missing-await] "holds a coroutine"
    print(sent.message_id)


async def take_name(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text(f"Hello, {update.message.text}")


def main() -> None:
    application = Application.builder().token("token").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT, take_name))
    application.run_polling()
