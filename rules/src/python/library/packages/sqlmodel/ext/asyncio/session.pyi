from sqlalchemy.ext.asyncio import AsyncSession as _AsyncSession
from sqlmodel import _Result
class AsyncSession(_AsyncSession):
    async def exec(self, statement, **kwargs) -> _Result: ...
