# https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html
from .asyncio.client import ClientConnection as ClientConnection, connect as connect
from .asyncio.server import ServerConnection as ServerConnection, serve as serve
class ConnectionClosed(Exception): ...
