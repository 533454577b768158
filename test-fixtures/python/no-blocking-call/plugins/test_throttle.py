from .base import Throttle


class NoThrottle(Throttle):
    def wait(self) -> None:
        pass
