# https://channels.readthedocs.io/en/stable/topics/consumers.html
from typing import Any
from .layers import BaseChannelLayer
class AsyncConsumer:
    scope: dict[str, Any]
    channel_layer: BaseChannelLayer
    channel_name: str
    async def dispatch(self, message) -> None: ...
    async def send(self, message) -> None: ...
class SyncConsumer:
    scope: dict[str, Any]
    channel_layer: BaseChannelLayer
    channel_name: str
    def dispatch(self, message) -> None: ...
    def send(self, message) -> None: ...
