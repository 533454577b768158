"""Answers questions from documents: each client waits for the other side, its asynchronous twin would not."""

import cohere
import replicate
from crewai import Crew
from huggingface_hub import AsyncInferenceClient, InferenceClient, hf_hub_download
from langchain_openai import ChatOpenAI
from llama_index.core import VectorStoreIndex
from mistralai import Mistral
from pinecone import Pinecone

mistral = Mistral(api_key="secret")
reranker = cohere.ClientV2()
vectors = Pinecone().Index("papers")
model = ChatOpenAI()


class Library:
    def __init__(self, index: VectorStoreIndex, crew: Crew) -> None:
        self.engine = index.as_query_engine()
        self.chat = index.as_chat_engine()
        self.crew = crew

    async def ask(self, question: str) -> str:
        return str(self.engine.query(question))  # error: [no-blocking-call] "Await `aquery()` instead"

    async def reply(self, message: str) -> str:
        return str(self.chat.chat(message))  # error: [no-blocking-call] "Await `achat()` instead"

    async def reply_at_once(self, message: str) -> str:
        return str(await self.chat.achat(message))

    async def report(self, topic: str) -> str:
        return self.crew.kickoff({"topic": topic}).raw  # error: [no-blocking-call] "Await `kickoff_async()` instead"


def nearest(vector: list[float]) -> list[str]:
    return [match.id for match in vectors.query(vector=vector, top_k=5).matches]


async def rank(question: str, vector: list[float]) -> list[str]:
    documents = nearest(vector)  # error: [no-blocking-call] "it calls `pinecone.Index.query()`. Use `IndexAsyncio`"
    ranked = reranker.rerank(query=question, documents=documents)  # error: [no-blocking-call] "Use `AsyncClientV2`"
    return [documents[result.index] for result in ranked.results]


async def summarize(text: str) -> str:
    small = InferenceClient().summarization(text)  # error: [no-blocking-call] "Use `AsyncInferenceClient`"
    large = await AsyncInferenceClient().summarization(text)
    said = mistral.chat.complete(model="small", messages=[text])  # error: [no-blocking-call] "Await `complete_async()` instead"
    heard = await mistral.chat.complete_async(model="small", messages=[text])
    return f"{small} {large} {said} {heard}"


async def draw(prompt: str) -> str:
    weights = hf_hub_download("acme/pictures", "weights.bin")  # error: [no-blocking-call] "Use a worker thread"
    picture = replicate.run("acme/pictures", input={"prompt": prompt})  # error: [no-blocking-call] "Await `async_run()` instead"
    return f"{weights} {picture}"


async def stream(question: str) -> str:
    answer = ""
    for chunk in model.stream(question):  # error: [no-blocking-call] "Use `astream()`, or a worker thread"
        answer += chunk.content
    return answer
