"""A bot for python-telegram-bot 13, where nothing is a coroutine."""

from telegram import Message, Update
from telegram.ext import CallbackContext, CommandHandler, Filters, MessageHandler, Updater


def reply(update: Update, text: str) -> Message:
    return update.message.reply_text(text)


def start(update: Update, context: CallbackContext) -> None:
    update.message.reply_text("Hello")
    sent = context.bot.send_message(chat_id=update.effective_chat.id, text="What is your name?")
    context.chat_data["question"] = sent.message_id


def take_name(update: Update, context: CallbackContext) -> None:
    reply(update, f"Hello, {update.message.text}")
    if context.bot.delete_message(update.effective_chat.id, context.chat_data["question"]):
        reply(update, "Done")


async def greet(update: Update) -> None:
    update.message.reply_text("Hello")  # error: [no-missing-await] "`update.message.reply_text()` is not awaited"


def main() -> None:
    updater = Updater("token")
    updater.dispatcher.add_handler(CommandHandler("start", start))
    updater.dispatcher.add_handler(MessageHandler(Filters.text, take_name))
    updater.start_polling()
    updater.idle()
