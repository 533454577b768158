import asyncio

from . import layout
from .layout import Page, Printer, Story, headline, is_long


async def load(name: str) -> Story:
    await asyncio.sleep(0)
    return Story(name)


async def load_all() -> list[Story]:
    return [await load("weather")]


async def title(name: str) -> str:
    return (await load(name)).title


async def position(name: str) -> int:
    return len(name)


async def front_page(name: str) -> Page:
    page = Page(position(name))  # error: [no-missing-await] "`Page()` takes a value as `number`"
    page.add(load(name))  # error: [no-missing-await] "`page.add()` takes a value as `story`"
    page.add(await load(name), at=position(name))  # error: [no-missing-await] "takes a value as `at`"
    page.add_all(load_all())  # error: [no-missing-await] "takes a value as `stories`"
    page.add(Story(title(name)))  # error: [no-missing-await] "`Story()` takes a value as `title`"
    return page


async def headlines(name: str) -> list[str]:
    first = headline(load(name))  # error: [no-missing-await] "`headline()` does not await `story`: the text shows"
    second = layout.headline(await load(name), width=position(name))  # error: [no-missing-await] "`width`"
    return [first, second]


async def is_lead(name: str) -> bool:
    return is_long(load(name))  # error: [no-missing-await] "does not await `story`: a coroutine is always true"


async def right(name: str, page: Page, printer: Printer) -> list:
    page.add(await load(name), at=await position(name))
    page.keep(load(name), load(name))
    printer.print(load(name))
    layout.ignored(load(name))
    layout.waiting(load(name), load(name))
    handed = [layout.either(load(name)), layout.later(load(name)), layout.same(load(name))]
    return [headline(await load(name)), *handed]


async def unknown(name: str, show) -> None:
    show(load(name))
    stories = [await load(name)]
    headline(*stories)
