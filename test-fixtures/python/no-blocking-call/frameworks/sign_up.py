"""Signs up users: on the web, and by a command that asks at the terminal."""

import asyncio
from urllib.robotparser import RobotFileParser

import click
import typer
from django.contrib.auth import aauthenticate, authenticate, get_user_model
from django.contrib.auth.models import User

app = typer.Typer()


async def sign_up(name: str, password: str) -> None:
    if await User.objects.filter(username=name).aexists():
        return
    User.objects.create_user(name, password=password)  # error: [no-blocking-call] "blocks the event loop"
    await User.objects.acreate_user(name, password=password)


async def sign_in(name: str, password: str) -> User | None:
    user = authenticate(username=name, password=password)  # error: [no-blocking-call] "blocks the event loop"
    return user or await aauthenticate(username=name, password=password)


async def find_mail(name: str) -> str:
    user = get_user_model().objects.get(username=name)  # error: [no-blocking-call] "blocks the event loop"
    return user.email


class Robots:
    def __init__(self, host: str) -> None:
        self.parser = RobotFileParser(f"https://{host}/robots.txt")

    def is_allowed(self, url: str) -> bool:
        self.parser.read()
        return self.parser.can_fetch("*", url)


async def visit(robots: Robots, url: str) -> None:
    if robots.is_allowed(url):  # error: [no-blocking-call] "blocks the event loop"
        print(url)


async def sign_up_here() -> None:
    name = click.prompt("name")  # error: [no-blocking-call] "blocks the event loop"
    if typer.confirm("sure?"):  # error: [no-blocking-call] "blocks the event loop"
        await sign_up(name, await asyncio.to_thread(click.prompt, "password"))


@app.command()
def main(name: str) -> None:
    asyncio.run(sign_up(name, click.prompt("password")))


async def sign_up_all(names: list[str]) -> None:
    for name in names:
        await sign_up(name, "")
    typer.echo("done")
