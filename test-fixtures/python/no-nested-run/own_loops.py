"""Clients, prompts and servers that run an event loop of their own, in programs that have one already."""

import asyncio

import typer
import uvicorn
from fastapi import FastAPI
from mcp.server.fastmcp import Context, FastMCP
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright
from prompt_toolkit import PromptSession
from prompt_toolkit.shortcuts import prompt
from tornado.httpclient import AsyncHTTPClient, HTTPClient
from tornado.ioloop import IOLoop

tools = FastMCP("tools")


def create_app() -> FastAPI:
    return FastAPI()


async def serve_app() -> None:
    uvicorn.run(create_app())  # error: [no-nested-run] "Use `uvicorn.Server.serve()` here"


def take_picture(url: str) -> bytes:
    with sync_playwright() as playwright:
        page = playwright.chromium.launch().new_page()
        page.goto(url)
        return page.screenshot()


@tools.tool()
async def picture(url: str) -> bytes:
    return take_picture(url)  # error: [no-nested-run] "it calls `playwright.sync_api.sync_playwright()`"


@tools.tool()
async def picture_on_thread(url: str) -> bytes:
    return await asyncio.to_thread(take_picture, url)


@tools.tool()
async def title(url: str, context: Context) -> str:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.goto(url)
        await context.info("loaded")
        return await page.title()


async def ask() -> str:
    session = PromptSession()
    name = session.prompt("Name: ")  # error: [no-nested-run] "Use `prompt_async()` here"
    if not name:
        name = session.prompt("Name: ", in_thread=True)
    if not name:
        name = prompt("Name: ")  # error: [no-nested-run] "Use `PromptSession.prompt_async()` here"
    return name or await session.prompt_async("Name: ")


async def load(url: str) -> bytes:
    client = HTTPClient()  # error: [no-nested-run] "Use `AsyncHTTPClient()` here"
    try:
        return client.fetch(url).body
    finally:
        client.close()


def load_once(url: str) -> bytes:
    return IOLoop.current().run_sync(lambda: AsyncHTTPClient().fetch(url)).body


async def load_both(urls: tuple[str, str]) -> list[bytes]:
    first, second = urls
    response = await AsyncHTTPClient().fetch(first)
    return [response.body, load_once(second)]  # error: [no-nested-run] "it calls `tornado.ioloop.IOLoop.run_sync()`"


async def start_tools() -> None:
    tools.run()  # error: [no-nested-run] "Use `run_stdio_async()` here"


def main(url: str) -> None:
    typer.echo(load_once(url))
    take_picture(url)
    tools.run()


if __name__ == "__main__":
    typer.run(main)
