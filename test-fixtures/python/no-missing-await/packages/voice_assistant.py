"""An assistant that answers in a chat, and by voice."""

import chainlit as cl
import edge_tts


@cl.on_message
async def answer(message):
    cl.Message(content=f"Received: {message.content}").send()  # error: [no-missing-await] "`cl.Message().send()` is not awaited"
    reply = await cl.Message(content="").send()
    for word in message.content.split():
        reply.stream_token(word)  # error: [no-missing-await] "`reply.stream_token()` is not awaited"
    await reply.update()


@cl.on_chat_start
async def greet():
    reply = cl.AskUserMessage(content="Who is there?").send()  # error: [no-missing-await] "`reply` holds a coroutine"
    if reply:
        print(reply["output"])
    async with cl.Step(name="search") as step:
        step.output = "nothing"


async def speak(text: str) -> None:
    voice = edge_tts.Communicate(text, "en-US-AriaNeural")
    voice.save("out.mp3")  # error: [no-missing-await] "`voice.save()` is not awaited"
    for chunk in voice.stream():  # error: [no-missing-await] "Use `async for`"
        print(chunk["type"])
