# https://textual.textualize.io/api/worker/
from typing import Any
class Worker:
    is_cancelled: bool
    is_running: bool
    is_finished: bool
    result: Any
    def cancel(self) -> None: ...
    async def wait(self) -> Any: ...
def get_current_worker() -> Worker: ...
