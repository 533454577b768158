# https://quart.palletsprojects.com/en/latest/how_to_guides/sync_code.html
from collections.abc import Callable, Coroutine
from typing import Any
def run_sync[**P, R](func: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]: ...
