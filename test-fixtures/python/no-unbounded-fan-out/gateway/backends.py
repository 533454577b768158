import httpx

from .limits import RateLimiter, Slots, limited, timed, turn


class Backend:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.slots = Slots(4)
        self.rate = RateLimiter(0.1)

    async def ask(self, question: str) -> str:
        return (await self.client.get("/ask", params={"q": question})).text

    async def ask_in_slot(self, question: str) -> str:
        async with self.slots:
            return await self.ask(question)

    async def ask_in_turn(self, question: str) -> str:
        async with turn():
            return await self.ask(question)

    async def ask_timed(self, question: str) -> str:
        async with timed():
            return await self.ask(question)

    async def ask_slowly(self, question: str) -> str:
        await self.rate.wait()
        return await self.ask(question)

    @limited(2)
    async def ask_decorated(self, question: str) -> str:
        return await self.ask(question)

    async def ask_twice(self, question: str) -> str:
        first = await self.ask_in_slot(question)
        more = await self.client.get("/more", params={"q": first})
        return first + more.text
