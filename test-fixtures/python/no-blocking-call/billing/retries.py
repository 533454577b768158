import functools
import time
from typing import Callable, TypeVar

T = TypeVar("T")


def retrying(action):
    """A decorator that waits between attempts."""

    @functools.wraps(action)
    def attempt(*args, **kwargs):
        for pause in (1, 2, 4):
            try:
                return action(*args, **kwargs)
            except OSError:
                time.sleep(pause)
        raise OSError("gave up")

    return attempt


def logged(action):
    @functools.wraps(action)
    def call(*args, **kwargs):
        print(action.__name__)
        return action(*args, **kwargs)

    return call


def with_retries(action: Callable[[], T]) -> T:
    for _ in range(2):
        try:
            return action()
        except OSError:
            continue
    return action()


def registered(action):
    actions.append(action)
    return action


def each(names: list[str], action) -> list:
    return [action(name) for name in names]


actions: list = []
