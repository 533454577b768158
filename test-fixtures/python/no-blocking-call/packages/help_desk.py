"""Answers to questions: models behind an API, models on this machine, and collections of texts."""

import asyncio

import chromadb
import google.generativeai as genai
import groq
import litellm
import openai
import whisper
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings
from sentence_transformers import CrossEncoder, SentenceTransformer
from transformers import AutoModelForCausalLM, pipeline

encoder = SentenceTransformer("all-MiniLM-L6-v2")
ranker = CrossEncoder("cross-encoder/ms-marco-MiniLM-L-6-v2")
classify = pipeline("sentiment-analysis")
writer = AutoModelForCausalLM.from_pretrained("gpt2")
listener = whisper.load_model("base")
articles = FAISS.load_local("articles", OpenAIEmbeddings())
finder = articles.as_retriever()
texts = chromadb.PersistentClient("texts").get_or_create_collection("texts")
gemini = genai.GenerativeModel("gemini-1.5-flash")


async def ask_all(question: str) -> list[str]:
    messages = [{"role": "user", "content": question}]
    first = openai.chat.completions.create(model="gpt-4o", messages=messages)  # error: [no-blocking-call] "Use `AsyncOpenAI`"
    second = groq.Groq().chat.completions.create(model="llama", messages=messages)  # error: [no-blocking-call] "Use `AsyncGroq`"
    third = litellm.completion("gpt-4o", messages)  # error: [no-blocking-call] "Await `acompletion()` instead"
    fourth = gemini.generate_content(question)  # error: [no-blocking-call] "Await `generate_content_async()` instead"
    return [first.choices[0], second.choices[0], third.choices[0], fourth.text]


async def ask_together(question: str) -> list[str]:
    messages = [{"role": "user", "content": question}]
    return await asyncio.gather(
        openai.AsyncOpenAI().chat.completions.create(model="gpt-4o", messages=messages),
        groq.AsyncGroq().chat.completions.create(model="llama", messages=messages),
        litellm.acompletion("gpt-4o", messages),
        gemini.generate_content_async(question),
    )


async def name_models() -> list[str]:
    return [model.id for model in openai.models.list()]  # error: [no-blocking-call] "`openai.models.list()` blocks"


async def find(question: str) -> list[str]:
    near = articles.similarity_search(question)  # error: [no-blocking-call] "Await `asimilarity_search()` instead"
    found = finder.invoke(question)  # error: [no-blocking-call] "Await `ainvoke()` instead"
    known = texts.query(query_texts=[question])  # error: [no-blocking-call] "Use a worker thread (`asyncio.to_thread()`)."
    better = [*near, *found, *known["documents"]]
    return ranker.rank(question, better)  # error: [no-blocking-call] "Compute in a worker thread or process"


async def find_together(question: str) -> list[str]:
    near = await articles.asimilarity_search(question)
    return [*near, *await finder.ainvoke(question), *await asyncio.to_thread(texts.get, "1")]


async def judge(question: str) -> tuple[object, object, object]:
    vector = encoder.encode(question)  # error: [no-blocking-call] "`encoder.encode()` blocks"
    mood = classify(question)  # error: [no-blocking-call] "`classify()` blocks"
    draft = writer.generate(vector)  # error: [no-blocking-call] "`writer.generate()` blocks"
    return vector, mood, draft


async def judge_in_threads(question: str) -> list[object]:
    return await asyncio.gather(asyncio.to_thread(encoder.encode, question), asyncio.to_thread(classify, question))


async def listen(path: str) -> str:
    return listener.transcribe(path)["text"]  # error: [no-blocking-call] "`listener.transcribe()` blocks"
