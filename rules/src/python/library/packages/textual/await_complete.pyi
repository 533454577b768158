# https://textual.textualize.io/api/await_complete/
from typing import Any, Generator
class AwaitComplete:
    def __await__(self) -> Generator[Any, None, Any]: ...
