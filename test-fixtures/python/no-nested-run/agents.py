"""Agents have a method for scripts that runs a loop of its own, beside the one for coroutines."""

from agents import Agent, Runner
from fastmcp import FastMCP
from pydantic_ai import Agent as TypedAgent

triage = Agent(name="triage")
writer = TypedAgent("openai:gpt-5")
server = FastMCP("notes")


async def answer(question: str) -> str:
    result = Runner.run_sync(triage, question)  # error: [no-nested-run] "Use `run()` here"
    return result.final_output


@server.tool
async def write(topic: str) -> str:
    return writer.run_sync(topic).output  # error: [no-nested-run] "Use `run()` here"


def ask(question: str) -> str:
    return Runner.run_sync(triage, question).final_output


async def serve() -> None:
    server.run()  # error: [no-nested-run] "Use `run_async()` here"


async def serve_at_once() -> None:
    await server.run_async()


if __name__ == "__main__":
    print(ask("What is new?"))
    server.run()
