import asyncio
from types import TracebackType


class Line:
    """A line that is closed whatever happens."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.reading: asyncio.Task[bytes] | None = None

    async def read(self) -> bytes:
        await asyncio.sleep(1)
        return b""

    async def __aenter__(self) -> "Line":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if kind is None:
            return False
        if issubclass(kind, ConnectionError):
            return True
        return False


class StubbornLine(Line):
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        await self.read()
        return kind is not None  # error: [no-swallowed-cancellation] "Returning true here drops the exception"
