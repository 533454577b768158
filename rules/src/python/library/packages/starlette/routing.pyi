# https://www.starlette.io/routing/: a function is called with the request, a class is an application of ASGI.
from typing import Any, Callable
from starlette.requests import Request
from starlette.websockets import WebSocket
class Route:
    def __init__(self, path: str, endpoint: Callable[[Request], Any], **kwargs) -> None: ...
class WebSocketRoute:
    def __init__(self, path: str, endpoint: Callable[[WebSocket], Any], **kwargs) -> None: ...
