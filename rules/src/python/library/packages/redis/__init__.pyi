# https://redis.readthedocs.io/en/stable/commands.html
from . import asyncio as asyncio, exceptions as exceptions
from .client import Redis as Redis, StrictRedis as StrictRedis, Pipeline as Pipeline, PubSub as PubSub
from .exceptions import RedisError as RedisError, ConnectionError as ConnectionError
def from_url(url: str, **kwargs) -> Redis: ...
class ConnectionPool:
    @classmethod
    def from_url(cls, url: str, **kwargs) -> ConnectionPool: ...
