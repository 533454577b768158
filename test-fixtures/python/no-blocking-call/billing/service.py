import functools

import requests

from .accounts import Account, Client, Ledger, Rates, session, timed, transaction
from .retries import each, logged, registered, retrying, with_retries


@retrying
def parse_amount(text: str) -> float:
    return float(text)


@logged
def fetch_invoice(number: int) -> bytes:
    return requests.get(f"https://billing.example.com/invoices/{number}").content


@logged
def format_invoice(number: int) -> str:
    return f"#{number:06}"


@registered
def fetch_limit(name: str) -> int:
    return int(requests.get(f"https://billing.example.com/limits/{name}").text)


async def show_balance(account: Account) -> str:
    return f"{account.title}: {account.balance}"  # error: [no-blocking-call] "`account.balance` blocks the event loop: it calls `requests.get()`"
    #                                  ^^^^^^^


async def show_owner(account: Account) -> str:
    if account.owner == "":  # error: [no-blocking-call] "`account.owner` blocks the event loop: it calls `urllib.request.urlopen()` (through `self._look_up()`)"
        return account.title
    return account.name


async def convert(currency: str, amount: float) -> float:
    rates = Rates(currency)  # error: [no-blocking-call] "`Rates()` blocks the event loop: it calls `requests.get()`"
    return rates.values["EUR"] * amount


async def sum_up(account: Account) -> float:
    ledger = Ledger(account)
    count = len(ledger)  # error: [no-blocking-call] "`len(ledger)` blocks the event loop: it calls `requests.head()`"
    return sum(entry["amount"] for entry in ledger) / count  # error: [no-blocking-call] "`for … in ledger` blocks the event loop"


async def pay(name: str, amount: float) -> str:
    with timed(name), transaction(name) as token:  # error: [no-blocking-call] "`with transaction()` blocks the event loop: it calls `requests.post()`"
        return f"{token}: {amount}"


async def open_session(name: str) -> str:
    async with session(name) as opened:
        return opened


async def read_amount(text: str) -> float:
    return parse_amount(text)  # error: [no-blocking-call] "`parse_amount()` blocks the event loop: it calls `time.sleep()`"


async def invoice(number: int) -> bytes:
    print(format_invoice(number))
    return fetch_invoice(number)  # error: [no-blocking-call] "`fetch_invoice()` blocks the event loop: it calls `requests.get()` (through `action()`)"


async def limits(names: list[str]) -> list[int]:
    first = with_retries(functools.partial(fetch_limit, names[0]))
    best = with_retries(lambda: fetch_limit(names[0]))  # error: [no-blocking-call] "`with_retries()` blocks the event loop: it calls `requests.get()` (through `action()` → `fetch_limit()`)"
    named = each(names, fetch_limit)  # error: [no-blocking-call] "`each()` blocks the event loop"
    short = each(names, len)
    return [first, best, *named, *short]


async def ranking(names: list[str]) -> list[str]:
    return sorted(names, key=fetch_limit)  # error: [no-blocking-call] "`fetch_limit()` blocks the event loop: it calls `requests.get()`"


async def all_limits(names: list[str]) -> dict[str, int]:
    return dict(zip(names, map(fetch_limit, names)))  # error: [no-blocking-call] "`fetch_limit()` blocks the event loop"


async def lazily(names: list[str]):
    return map(fetch_limit, names)


async def status(client: Client) -> dict:
    return client.status  # error: [no-blocking-call] "`client.status` blocks the event loop: it calls `requests.get()`"
