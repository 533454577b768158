# https://docs.slack.dev/tools/bolt-python/concepts/async
from slack_sdk.web.async_client import AsyncWebClient
class AsyncAck:
    async def __call__(self, *args, **kwargs): ...
class AsyncSay:
    async def __call__(self, *args, **kwargs): ...
class AsyncRespond:
    async def __call__(self, *args, **kwargs): ...
class AsyncBoltContext(dict):
    client: AsyncWebClient
    ack: AsyncAck
    say: AsyncSay
    respond: AsyncRespond
