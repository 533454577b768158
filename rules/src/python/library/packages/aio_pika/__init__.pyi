# https://docs.aio-pika.com/
from .abc import (
    AbstractChannel as Channel,
    AbstractExchange as Exchange,
    AbstractIncomingMessage as IncomingMessage,
    AbstractMessage,
    AbstractQueue as Queue,
    AbstractRobustChannel as RobustChannel,
    AbstractRobustConnection as RobustConnection,
    AbstractRobustExchange as RobustExchange,
    AbstractRobustQueue as RobustQueue,
)
from .pool import Pool as Pool
class Message(AbstractMessage):
    def __init__(self, body: bytes, **kwargs) -> None: ...
async def connect(url=..., **kwargs) -> RobustConnection: ...
async def connect_robust(url=..., **kwargs) -> RobustConnection: ...
