from .errors import Interrupted, Page, Stopped, crash, fetch, log_only
from . import errors


async def first(url: str) -> str:
    try:
        return await fetch(url)
    except Stopped:  # error: [no-swallowed-cancellation] "of `fetch()` and returns"
        return ""


async def second(url: str) -> str:
    try:
        return await fetch(url)
    except Interrupted:  # error: [no-swallowed-cancellation] "of `fetch()` and returns"
        return ""


async def third(url: str) -> str:
    try:
        return await errors.fetch(url)
    except errors.Interrupted:  # error: [no-swallowed-cancellation] "of `errors.fetch()` and returns"
        return ""


async def fourth(url: str) -> str:
    try:
        return await fetch(url)
    except BaseException as error:  # error: [no-swallowed-cancellation] "`BaseException` also catches"
        print("failed", error)
        return ""


async def fifth() -> str | None:
    try:
        async with Page() as page:
            return await page.load()
    except (Stopped, ValueError):  # error: [no-swallowed-cancellation] "of `Page()`"
        return None


async def crashes(url: str) -> str:
    try:
        return await fetch(url)
    except Stopped:
        crash("stopped")


async def raises(url: str) -> str:
    try:
        return await fetch(url)
    except Stopped:
        log_only(RuntimeError(url))
        raise
