import asyncio


class Catalogue:
    def __init__(self, copies: dict[str, int]) -> None:
        self.copies = copies

    async def count(self, isbn: str) -> int:
        await asyncio.sleep(0)
        return self.copies.get(isbn, 0)

    async def take(self, isbn: str) -> None:
        await asyncio.sleep(0)
        self.copies[isbn] -= 1
