"""Written before the catalogue was asynchronous, and called from other files as if it still were not."""

from .catalogue import Catalogue


def is_available(catalogue: Catalogue, isbn: str) -> bool:
    return catalogue.count(isbn) > 0  # error: [no-missing-await] "comparing"


def lend(catalogue: Catalogue, isbn: str, reader: str) -> str:
    catalogue.take(isbn)  # error: [no-missing-await] "never runs"
    return f"{isbn} is lent to {reader}"


async def lend_all(catalogue: Catalogue, isbns: list[str]) -> int:
    lent = 0
    for isbn in isbns:
        if await catalogue.count(isbn):
            await catalogue.take(isbn)
            lent += 1
    return lent
