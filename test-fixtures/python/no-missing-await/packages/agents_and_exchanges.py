"""Coroutines of agents, crawlers, exchanges, bots and machines that nobody waits for."""

import ccxt.async_support as ccxt
from agents import Agent, Runner
from ccxt import pro
from crawl4ai import AsyncWebCrawler
from curl_cffi.requests import AsyncSession
from disnake.ext import commands as disnake_commands
from fastapi_mail import FastMail
from fastmcp import Client
from nextcord.ext import commands
from pydantic_ai import Agent as TypedAgent
from pymodbus.client import AsyncModbusTcpClient
from telebot.async_telebot import AsyncTeleBot

triage = Agent(name="triage")
writer = TypedAgent("openai:gpt-5")
telegram = AsyncTeleBot("token")


async def answer(question: str) -> str:
    result = Runner.run(triage, question)  # error: [no-missing-await] "`result` holds a coroutine from `Runner.run()`"
    return result.final_output


async def stream(question: str) -> None:
    result = Runner.run_streamed(triage, question)
    async for event in result.stream_events():
        print(event)
    for event in result.stream_events():  # error: [no-missing-await] "async for"
        print(event)


async def write(topic: str) -> str:
    async with writer.run_stream(topic) as draft:
        async for text in draft.stream_text():
            print(text)
    with writer.run_stream(topic) as draft:  # error: [no-missing-await] "async with"
        pass
    return (await writer.run(topic)).output


async def call_tool(client: Client) -> None:
    async with client:
        client.call_tool("search", {})  # error: [no-missing-await] "`client.call_tool()` is not awaited"
        print(client.is_connected())


async def crawl(urls: list[str]) -> None:
    async with AsyncWebCrawler() as crawler:
        pages = crawler.arun_many(urls)  # error: [no-missing-await] "`pages` holds a coroutine"
        print(len(pages))
    async with AsyncSession() as session:
        session.get(urls[0])  # error: [no-missing-await] "`session.get()` is not awaited"


async def trade() -> None:
    exchange = ccxt.kraken()
    ticker = await exchange.fetch_ticker("BTC/USD")
    print(ticker["last"], exchange.milliseconds())
    exchange.close()  # error: [no-missing-await] "`exchange.close()` is not awaited"


async def follow(exchange: pro.binance) -> None:
    while True:
        print(exchange.watch_ticker("BTC/USD")["last"])  # error: [no-missing-await] "gives a coroutine here"


@telegram.message_handler(commands=["start"])
async def start(message) -> None:
    telegram.reply_to(message, "Hello")  # error: [no-missing-await] "`telegram.reply_to()` is not awaited"


async def notify(mail: FastMail, message) -> None:
    mail.send_message(message)  # error: [no-missing-await] "`mail.send_message()` is not awaited"


async def read(drive: AsyncModbusTcpClient) -> int:
    drive.connect()  # error: [no-missing-await] "`drive.connect()` is not awaited"
    return drive.read_coils(0).bits[0]  # error: [no-missing-await] "gives a coroutine here"


def set_up(bot: commands.Bot, other: disnake_commands.Bot) -> None:
    bot.load_extension("music")
    bot.add_cog(object())
    other.load_extension("music")
    other.add_cog(object())
