"""Commands and jobs of an inventory service: what registers a function calls it, and does not await it."""

import asyncio
import atexit
import functools
import sched
import unittest
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

import asyncclick
import click
import schedule
import typer
from celery import Celery, shared_task
from schedule import every, repeat

app = typer.Typer()
tasks = Celery("inventory")


async def fetch_stock(item: str = "all") -> int:
    await asyncio.sleep(0)
    return len(item)


@click.command()
async def show() -> None:  # error: [no-missing-await] "Click calls `show()` and does not await"
    click.echo(await fetch_stock())


@click.group(name="inventory")
@click.option("--verbose", is_flag=True)
async def cli(verbose: bool) -> None:  # error: [no-missing-await] "Click calls `cli()`"
    await fetch_stock()


@click.group
def admin() -> None:
    click.echo("admin")


@admin.command("refresh")
@click.argument("item")
@click.pass_context
async def refresh(ctx: click.Context, item: str) -> None:  # error: [no-missing-await] "Click calls `refresh()`"
    await fetch_stock(item)


@cli.group()
def stock() -> None:
    click.echo("stock")


@stock.command()
async def report() -> None:  # error: [no-missing-await] "Click calls `report()`"
    await fetch_stock()


@click.group(cls=click.Group)
def extra() -> None:
    click.echo("extra")


@extra.command()
async def of_another_class() -> None:
    await fetch_stock()


@app.command()
async def count(item: str) -> None:  # error: [no-missing-await] "Typer calls `count()`"
    typer.echo(await fetch_stock(item))


@app.callback()
async def prepare() -> None:  # error: [no-missing-await] "Typer calls `prepare()`"
    await fetch_stock()


@tasks.task
async def recount() -> int:  # error: [no-missing-await] "Celery calls `recount()`"
    return await fetch_stock()


@shared_task(bind=True, max_retries=3)
async def recount_later(self) -> int:  # error: [no-missing-await] "Celery calls `recount_later()`"
    return await fetch_stock()


@repeat(every(10).minutes)
async def poll() -> None:  # error: [no-missing-await] "`schedule` calls `poll()`"
    await fetch_stock()


@atexit.register
async def say_goodbye() -> None:  # error: [no-missing-await] "`atexit` calls `say_goodbye()`"
    await fetch_stock()


def start(names: list[str]) -> None:
    schedule.every(10).seconds.do(fetch_stock)  # error: [no-missing-await] "`do()` calls `fetch_stock()`"
    schedule.every().day.at("10:30").do(fetch_stock, "nails")  # error: [no-missing-await] "drops the coroutine"
    schedule.every().hour.do(print_stock)
    scheduler = sched.scheduler()
    scheduler.enter(5, 1, fetch_stock)  # error: [no-missing-await] "drops the coroutine"
    with ThreadPoolExecutor() as executor:
        executor.map(fetch_stock, names)  # error: [no-missing-await] "in another thread"
        executor.map(print_stock, names)
    with Pool() as pool:
        pool.apply_async(fetch_stock, ("nails",))  # error: [no-missing-await] "in another process"
        pool.apply_async(print_stock, ("nails",))


class StockTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.addCleanup(fetch_stock)  # error: [no-missing-await] "drops the coroutine"
        self.addAsyncCleanup(fetch_stock)


def print_stock(item: str = "all") -> None:
    print(asyncio.run(fetch_stock(item)))


# What runs the coroutine itself.


def run_async(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return asyncio.run(function(*args, **kwargs))

    return wrapper


class AsyncCommand(click.Command):
    def invoke(self, ctx: click.Context):
        return asyncio.run(super().invoke(ctx))


class AsyncTyper(typer.Typer):
    def command(self, *args, **kwargs):
        register = super().command(*args, **kwargs)
        return lambda function: register(run_async(function))


async_app = AsyncTyper()


@click.command()
@run_async
async def show_all() -> None:
    await fetch_stock()


@click.command(cls=AsyncCommand)
async def show_one() -> None:
    await fetch_stock("one")


@async_app.command()
async def count_all() -> None:
    await fetch_stock()


@asyncclick.command()
async def show_later() -> None:
    await fetch_stock()


@tasks.task(base=object)
async def recount_in_loop() -> None:
    await fetch_stock()


@tasks.task
def recount_now() -> int:
    return asyncio.run(fetch_stock())
