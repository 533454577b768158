# https://www.starlette.io/middleware/#basehttpmiddleware
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from starlette.requests import Request
from starlette.responses import Response
# What Starlette hands over is a coroutine function.
RequestResponseEndpoint = Callable[[Request], Coroutine[Any, Any, Response]]
class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=...) -> None: ...
    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response: ...
# What `@app.middleware("http")` gives.
class _HttpMiddlewareDecorator:
    def __call__[F: Callable[[Request, RequestResponseEndpoint], Awaitable[Response]]](self, func: F) -> F: ...
