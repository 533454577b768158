from .chats import AsyncChats, Chats
from .files import AsyncFiles, Files
from .models import AsyncModels, Models
class AsyncClient:
    models: AsyncModels
    chats: AsyncChats
    files: AsyncFiles
class Client:
    aio: AsyncClient
    models: Models
    chats: Chats
    files: Files
    def __init__(self, **kwargs) -> None: ...
