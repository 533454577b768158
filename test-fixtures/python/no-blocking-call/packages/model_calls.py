"""Answers chat messages with language models, by clients that wait and by those that can be awaited."""

import asyncio
from collections.abc import AsyncIterator

from anthropic import Anthropic, AsyncAnthropic
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI, AzureOpenAI, OpenAI
from qdrant_client import QdrantClient
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient
from websockets.sync.client import connect

claude = Anthropic()
gpt = OpenAI()
azure = AzureOpenAI()
slack = WebClient()


async def answer(question: str) -> str:
    message = claude.messages.create(  # error: [no-blocking-call] "Use `AsyncAnthropic`, or a worker thread"
        model="small", max_tokens=100, messages=[{"role": "user", "content": question}]
    )
    return message.content[0].text


async def stream_answer(question: str) -> AsyncIterator[str]:
    with claude.messages.stream(model="small", messages=[question]) as stream:  # error: [no-blocking-call] "`AsyncAnthropic`"
        for text in stream.text_stream:
            yield text


def embed(text: str) -> list[float]:
    return gpt.embeddings.create(model="e", input=text).data[0].embedding


async def index(texts: list[str]) -> list[list[float]]:
    vectors = [embed(text) for text in texts]  # error: [no-blocking-call] "calls `openai.resources.Embeddings.create()`. Use `AsyncOpenAI`, or"
    vectors.append(await asyncio.to_thread(embed, "end"))
    return vectors


async def draw(prompt: str) -> str:
    return azure.images.generate(model="i", prompt=prompt).data[0].url  # error: [no-blocking-call] "Use `AsyncAzureOpenAI`, or"


async def tell(channel: str, text: str) -> None:
    slack.chat_postMessage(channel=channel, text=text)  # error: [no-blocking-call] "Use `AsyncWebClient`, or"
    await AsyncWebClient().chat_postMessage(channel=channel, text=text)


async def read_price(url: str) -> str:
    with connect(url) as connection:  # error: [no-blocking-call] "Use `websockets.asyncio.client`"
        connection.send("price")
        return connection.recv()  # error: [no-blocking-call] "blocks"


async def answer_well(question: str) -> str:
    client = AsyncAnthropic()
    async with client.messages.stream(model="small", messages=[question]) as stream:
        async for text in stream.text_stream:
            print(text)
        final = await stream.get_final_text()
    reply = await AsyncOpenAI().with_options(max_retries=5).responses.create(model="m", input=final)
    return reply.output_text


def answer_in_script(question: str) -> str:
    return claude.messages.create(model="small", messages=[question]).content[0].text


chain = ChatPromptTemplate.from_template("{question}") | ChatOpenAI(model="m") | StrOutputParser()


async def answer_by_chain(question: str) -> str:
    shown = ChatPromptTemplate.from_template("{question}").invoke({"question": question})
    for piece in chain.stream({"question": question}):  # error: [no-blocking-call] "Iterating over"
        print(piece)
    print(RunnableLambda(str.upper).invoke(question), await chain.ainvoke({"question": question}))
    return chain.invoke({"question": shown})  # error: [no-blocking-call] "Await `ainvoke()` instead"


async def find_similar(vector: list[float]) -> list:
    found = QdrantClient("localhost").query_points("documents", query=vector)  # error: [no-blocking-call] "Use `AsyncQdrantClient`"
    return found.points
