"""A bot for Matrix that greets whoever asks for it."""

import asyncio

import nio
from nio import AsyncClient, MatrixRoom, RoomMessageText


class Greeter:
    def __init__(self, client: AsyncClient) -> None:
        self.client = client
        self.client.add_event_callback(self.on_message, RoomMessageText)

    async def on_message(self, room: MatrixRoom, event: RoomMessageText) -> None:
        content = {"msgtype": "m.text", "body": f"Hello, {event.sender}!"}
        self.client.room_typing(room.room_id)  # error: [no-missing-await] "`self.client.room_typing()` is not awaited: the coroutine never runs"
        if event.body == "!state":
            state = self.client.room_get_state(room.room_id)  # error: [no-missing-await] "`state` holds a coroutine from `self.client.room_get_state()`"
            content["body"] = str(len(state.events))
        await self.client.room_send(room.room_id, "m.room.message", content)

    async def run(self, password: str) -> None:
        await self.client.login(password)
        try:
            await self.client.sync_forever(timeout=30_000)
        finally:
            self.client.stop_sync_forever()
            self.client.close()  # error: [no-missing-await] "`self.client.close()` is not awaited"


async def share(client: nio.AsyncClient, data: bytes) -> str:
    response, _ = await client.upload(lambda got_429, got_timeouts: data, content_type="image/png")
    return response.content_uri


async def main() -> None:
    await Greeter(AsyncClient("https://matrix.example", "@greeter:example")).run("secret")


if __name__ == "__main__":
    asyncio.run(main())
