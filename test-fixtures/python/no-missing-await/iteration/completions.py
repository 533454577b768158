"""A client whose answers come whole or in parts, as the caller asks for."""

from typing import Literal, overload


class Answer:
    text = ""


class Parts:
    def __init__(self, answers: list[Answer]) -> None:
        self.answers = answers

    def __aiter__(self) -> "Parts":
        return self

    async def __anext__(self) -> Answer:
        if not self.answers:
            raise StopAsyncIteration
        return self.answers.pop(0)


class Client:
    @overload
    async def ask(self, question: str, model: str | None = ..., *, stream: Literal[True]) -> Parts: ...

    @overload
    async def ask(self, question: str, model: str | None = ..., *, stream: Literal[False] = ...) -> Answer: ...

    @overload
    async def ask(
        self, question: str, model: str | None = ..., *, stream: bool = ...
    ) -> Answer | Parts: ...

    async def ask(
        self, question: str, model: str | None = None, *, stream: bool = False
    ) -> Answer | Parts:
        parts = [Answer() for _ in question.split(model)]
        return Parts(parts) if stream else parts[0]


async def show(client: Client, question, model) -> None:
    parts = await client.ask(question, model, stream=True)
    for part in parts:  # error: [no-missing-await] "`parts` is iterated asynchronously"
        print(part.text)
    answer = await client.ask(question, model)
    print(answer.text)


async def show_either(client: Client, question, is_long) -> None:
    answer = await client.ask(question, stream=is_long)
    if isinstance(answer, Answer):
        print(answer.text)
        return
    async for part in answer:
        print(part.text)
