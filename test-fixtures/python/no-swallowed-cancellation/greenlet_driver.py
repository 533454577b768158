"""Coroutines that are awaited on behalf of a greenlet, which gets what they raise."""

import sys
from typing import Any


async def spawn(context: Any, first: Any) -> Any:
    result = first
    while not context.dead:
        try:
            value = await result
        except BaseException:
            result = context.throw(*sys.exc_info())
        else:
            result = context.switch(value)
    return result


async def log(first: Any) -> None:
    while True:
        try:
            await first
        except BaseException:  # error: [no-swallowed-cancellation] "the loop goes on"
            print(sys.exc_info())
