"""Trades, keeps its books in a spreadsheet, and tells its owner."""

import ccxt
import ccxt.async_support as ccxt_async
import gspread
import telebot
import yfinance
from curl_cffi import AsyncSession, requests
from telebot.async_telebot import AsyncTeleBot

exchange = ccxt.kraken({"enableRateLimit": True})
books = gspread.service_account().open("books").sheet1
owner = telebot.TeleBot("token")
bot = AsyncTeleBot("token")


@bot.message_handler(commands=["price"])
async def price(message) -> None:
    ticker = exchange.fetch_ticker("BTC/USD")  # error: [no-blocking-call] "Use `ccxt.async_support`"
    await bot.reply_to(message, ticker["last"])


@bot.message_handler(commands=["history"])
async def history(message) -> None:
    frame = yfinance.Ticker("ACME").history(period="1d")  # error: [no-blocking-call] "Use a worker thread"
    books.append_row([frame["Close"][-1]])  # error: [no-blocking-call] "Use `gspread_asyncio`"
    owner.send_message(1, "written")  # error: [no-blocking-call] "Use `telebot.async_telebot.AsyncTeleBot`"
    print(books.title)


async def scrape(url: str) -> str:
    page = requests.get(url, impersonate="chrome")  # error: [no-blocking-call] "Use `curl_cffi.requests.AsyncSession`"
    async with AsyncSession() as session:
        again = await session.get(url)
    return page.text + again.text


async def buy(amount: float) -> None:
    kraken = ccxt_async.kraken()
    try:
        await kraken.create_market_buy_order("BTC/USD", amount)
        print(exchange.milliseconds())
    finally:
        await kraken.close()
