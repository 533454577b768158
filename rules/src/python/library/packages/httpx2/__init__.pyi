# https://httpx2.pydantic.dev: the continuation of httpx, with its API
import httpx
from httpx import HTTPError, HTTPStatusError, Request, RequestError, Response, TimeoutException
from httpx import delete, get, head, options, patch, post, put, request, stream

class Client(httpx.Client): ...
class AsyncClient(httpx.AsyncClient): ...
