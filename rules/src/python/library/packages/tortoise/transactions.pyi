# https://tortoise.github.io/transactions.html
from contextlib import AbstractAsyncContextManager
from typing import Any
def in_transaction(connection_name=...) -> AbstractAsyncContextManager[Any]: ...
