import asyncio
from functools import cached_property


class Account:
    def __init__(self, number: str) -> None:
        self.number = number

    @property
    async def balance(self) -> int:
        await asyncio.sleep(0)
        return 100

    @cached_property
    async def owner(self) -> str:
        await asyncio.sleep(0)
        return "Ada"

    @property
    def label(self) -> str:
        return f"account {self.number}"

    async def __add__(self, amount: int) -> "Account":
        await asyncio.sleep(0)
        return self

    async def add_interest(self) -> int:
        return self.balance // 50  # error: [no-missing-await] "calculating with it raises a TypeError"


class SavingsAccount(Account):
    @property
    async def balance(self) -> int:
        return 2 * await super().balance


class Ledger:
    """Looks like a dictionary, and is a table in a database."""

    async def __getitem__(self, number: str) -> Account:
        await asyncio.sleep(0)
        return Account(number)

    async def __setitem__(self, number: str, account: Account) -> None:
        await asyncio.sleep(0)

    async def __delitem__(self, number: str) -> None:
        await asyncio.sleep(0)

    async def __contains__(self, number: str) -> bool:
        await asyncio.sleep(0)
        return True

    async def find(self, number: str) -> Account | None:
        return await self[number]


class Cache:
    """The same names, and nothing to wait for."""

    balance = 0

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.owner = "nobody"

    def __getitem__(self, number: str) -> Account:
        return self.accounts[number]

    def __setitem__(self, number: str, account: Account) -> None:
        self.accounts[number] = account

    def __contains__(self, number: str) -> bool:
        return number in self.accounts

    def __add__(self, other: "Cache") -> "Cache":
        return self
