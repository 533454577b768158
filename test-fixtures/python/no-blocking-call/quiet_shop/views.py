import asyncio

from . import helpers
from .helpers import Basket, Catalogue, bind, fetch_or_schedule, rows, total
from .local import FixedBasket, LocalCatalogue


async def show_total(prices: list[float]) -> str:
    return f"{total(prices)} in {len(list(rows(3)))} rows"


async def yield_to_threads() -> None:
    helpers.pause_for_threads()


async def schedule(url: str) -> object:
    return fetch_or_schedule(url)


async def start() -> None:
    helpers.warm_caches()
    helpers.migrate()


async def show(catalogue: Catalogue, name: str) -> str:
    return f"{catalogue.find(name)} of {catalogue.size}"


async def show_local(name: str) -> dict:
    catalogue = LocalCatalogue()
    return catalogue.find(name) if catalogue.size else {}


async def fill(basket: Basket) -> int:
    basket.reload()
    return basket.count


async def empty() -> int:
    with FixedBasket() as basket:
        basket.reload()
        return len(basket)


async def later(basket: Basket) -> object:
    return bind(basket.reload)


async def in_thread(basket: Basket) -> None:
    await asyncio.to_thread(basket.reload)
    await asyncio.to_thread(bind(basket.reload))
