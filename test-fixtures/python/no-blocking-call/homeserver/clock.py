"""Time as the reactor tells it."""

from twisted.internet import defer, reactor, task


def seconds() -> float:
    return reactor.seconds()


def pause(duration: float) -> defer.Deferred[None]:
    return task.deferLater(reactor, duration)
