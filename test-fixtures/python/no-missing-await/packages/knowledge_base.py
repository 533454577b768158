"""Answers questions from a collection of notes: a graph, vectors, models and a chat room around them."""

import databases
import ollama
import socketio
from aiolimiter import AsyncLimiter
from aiosmtplib import SMTP
from beanie import Document
from google import genai
from google.cloud import storage
from neo4j import AsyncDriver, AsyncGraphDatabase, GraphDatabase
from ollama import AsyncClient
from qdrant_client import AsyncQdrantClient

rooms = socketio.AsyncServer(async_mode="asgi")
vectors = AsyncQdrantClient("http://localhost:6333")
database = databases.Database("postgresql://localhost/notes")
gemini = genai.Client()
limiter = AsyncLimiter(10, 60)
bucket = storage.Client().bucket("notes")


class Note(Document):
    title: str
    text: str


async def connect(driver: AsyncDriver) -> None:
    await database.connect()
    driver.verify_connectivity()  # error: [no-missing-await] "the coroutine never runs"
    if not vectors.collection_exists("notes"):  # error: [no-missing-await] "always true"
        await vectors.create_collection("notes")


async def related(driver: AsyncDriver, title: str) -> list[str]:
    async with driver.session(database="notes") as session:
        result = session.run("MATCH (n {title: $title})--(m) RETURN m.title AS title", title=title)  # error: [no-missing-await] "`result` holds a coroutine"
        return result.keys() + [record["title"] async for record in await session.run("MATCH (n) RETURN n")]


async def write(driver: AsyncDriver, note: Note) -> Note:
    async with driver.session() as session, await session.begin_transaction() as transaction:
        await transaction.run("CREATE (n {title: $title})", title=note.title)
        transaction.commit()  # error: [no-missing-await] "the coroutine never runs"
    note.save()  # error: [no-missing-await] "`note.save()` is not awaited"
    async with database.transaction():
        database.execute("insert into log values (:title)", {"title": note.title})  # error: [no-missing-await] "never runs"
    return await note.insert()


async def find(title: str) -> Note | None:
    note = await Note.find_one(Note.title == title)
    await Note.find_one(Note.title == title).update({"$inc": {"reads": 1}})
    await Note.find(Note.title == title).sort("-title").limit(3).delete()
    notes = Note.find(Note.title == title).to_list()  # error: [no-missing-await] "`notes` holds a coroutine"
    print(notes[0])
    async for other in Note.find_all():
        print(other.title)
    return note or await Note.get(title)


async def answer(question: str) -> str:
    async with limiter:
        points = await vectors.query_points("notes", query=[0.1])
    limiter.acquire()  # error: [no-missing-await] "the coroutine never runs"
    async for part in await AsyncClient().chat(model="small", messages=[], stream=True):
        print(part, points)
    ollama.chat(model="small", messages=[])  # error: [no-blocking-call] "Use `ollama.AsyncClient`, or"
    gemini.models.generate_content(model="g", contents=question)  # error: [no-blocking-call] "Use `client.aio`, or"
    chat = gemini.aio.chats.create(model="g")
    reply = chat.send_message(question)  # error: [no-missing-await] "`reply` holds a coroutine"
    return reply.text


class Room(socketio.AsyncNamespace):
    async def on_connect(self, sid: str, environ: dict) -> None:
        self.enter_room(sid, "all")
        async with self.session(sid) as session:
            session["name"] = environ["name"]
        self.emit("joined", room="all")  # error: [no-missing-await] "`self.emit()` is not awaited"

    def announce(self, text: str) -> None:
        rooms.start_background_task(rooms.emit, "news", text)


@rooms.event
async def ask(sid: str, question: str) -> None:
    session = rooms.get_session(sid)  # error: [no-missing-await] "`session` holds a coroutine"
    await rooms.emit("answer", await answer(question), to=session["room"])


async def mail(message: str) -> None:
    async with SMTP("localhost") as server:
        server.send_message(message)  # error: [no-missing-await] "the coroutine never runs"


async def copy_graph() -> AsyncDriver:
    with GraphDatabase.driver("neo4j://old") as old, old.session() as session:
        session.run("MATCH (n) RETURN n")  # error: [no-blocking-call] "Use `AsyncGraphDatabase`, or"
    return AsyncGraphDatabase.driver("neo4j://new")
