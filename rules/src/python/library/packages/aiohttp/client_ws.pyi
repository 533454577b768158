from . import ClientWebSocketResponse as ClientWebSocketResponse
