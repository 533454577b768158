"""Chains of prompts, models and parsers, and a graph of them."""

from langchain.chat_models import init_chat_model
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langgraph.graph import END, START, StateGraph

model = ChatOpenAI(model="gpt-4o-mini")
prompt = ChatPromptTemplate.from_template("Tell me about {topic}")
chain = prompt | model | StrOutputParser()
embeddings = OpenAIEmbeddings()


async def tell(topic: str) -> str:
    answer = chain.ainvoke({"topic": topic})  # error: [no-missing-await] "holds a coroutine from `chain.ainvoke()`"
    return answer.strip()


async def tell_briefly(topic: str) -> str:
    message = await init_chat_model("gpt-4o").ainvoke(topic)
    return message.content[:80]


async def print_pieces(topic: str) -> None:
    for piece in chain.astream({"topic": topic}):  # error: [no-missing-await] "Use `async for`"
        print(piece, end="")
    async for piece in chain.astream({"topic": topic}):
        print(piece, end="")


async def measure(text: str) -> int:
    return len(embeddings.aembed_query(text))  # error: [no-missing-await] "`len()` raises a TypeError"


async def run(question: str) -> dict:
    graph = StateGraph(dict).add_node("tell", tell).add_edge(START, "tell").add_edge("tell", END).compile()
    graph.ainvoke({"question": question})  # error: [no-missing-await] "is not awaited"
    return await graph.ainvoke({"question": question})
