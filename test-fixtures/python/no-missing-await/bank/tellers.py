import asyncio

from .accounts import Account, Cache, Ledger, SavingsAccount


async def is_rich(account: Account) -> bool:
    return account.balance > 1_000_000  # error: [no-missing-await] "comparing it raises a TypeError"


async def statement(account: Account) -> str:
    return f"{account.label}: {account.balance}"  # error: [no-missing-await] "the text shows the coroutine object"


async def greet(account: SavingsAccount) -> None:
    owner = account.owner  # error: [no-missing-await] "`.upper` raises an AttributeError"
    print("Hello", owner.upper())


async def refresh(account: Account) -> None:
    account.balance  # error: [no-missing-await] "`account.balance` is not awaited"


async def look_up(ledger: Ledger, number: str) -> str:
    account = ledger[number]  # error: [no-missing-await] "`.label` raises an AttributeError"
    return account.label


async def touch(ledger: Ledger, number: str) -> None:
    ledger[number]  # error: [no-missing-await] "`ledger[number]` is not awaited: the coroutine never runs"


async def open_account(ledger: Ledger, number: str) -> None:
    if number in ledger:  # error: [no-missing-await] "`number in ledger` calls `__contains__()`"
        return
    ledger[number] = Account(number)  # error: [no-missing-await] "`__setitem__()`, which is a coroutine function here"


async def close_account(ledger: Ledger, number: str) -> None:
    del ledger[number]  # error: [no-missing-await] "`ledger[number]` calls `__delitem__()`"


async def pay_in(account: Account, amount: int) -> None:
    account + amount  # error: [no-missing-await] "`account + amount` is not awaited"


async def right(account: Account, savings: SavingsAccount, ledger: Ledger) -> str:
    if await account.balance > 10 and (await ledger["1"]).label:
        await (account + 10)
    balance = savings.balance
    owners = await asyncio.gather(account.owner, savings.owner)
    return f"{owners[0]}: {await balance} {account.label} {account.number}"


async def cached(cache: Cache, number: str) -> int:
    if number in cache:
        cache[number] = Account(number)
    both = cache + cache
    print(both.owner.upper(), cache[number].label)
    return cache.balance + 1


def later(account: Account):
    return account.balance


async def unknown(account, ledger) -> int:
    return account.balance + ledger["x"]
