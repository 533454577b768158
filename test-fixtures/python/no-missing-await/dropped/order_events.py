"""An event bus whose handlers are asynchronous: the lists that stand in for missing ones are empty, or hold others."""

from collections.abc import Awaitable, Callable

type Handler[T] = Callable[[T], Awaitable[None]]


class Order:
    number: int


async def audit(order: Order) -> None:
    print("audited", order.number)


def ignore(order: Order) -> None:
    print("ignored", order.number)


class OrderEvents:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler[Order]]] = {}
        self._fallbacks: dict[str, Handler[Order]] = {}

    def subscribe(self, name: str, handler: Handler[Order]) -> None:
        self._handlers.setdefault(name, []).append(handler)

    async def publish(self, name: str, order: Order) -> None:
        for handler in self._handlers.get(name, []):
            handler(order)  # error: [no-missing-await] "`handler()` is not awaited"
        for handler in self._handlers.get(f"{name}.late") or []:
            await handler(order)

    async def publish_to_all(self, order: Order) -> None:
        for handler in self._handlers.get("*", ()):
            handler(order)  # error: [no-missing-await] "`handler()` is not awaited"
        for handler in self._handlers.get("last") or []:
            handler(order)  # error: [no-missing-await] "`handler()` is not awaited"
        for handler in self._handlers["first"] if order.number == 1 else ():
            handler(order)  # error: [no-missing-await] "`handler()` is not awaited"

    async def publish_once(self, name: str, order: Order) -> None:
        for handler in self._handlers.pop(name, []):
            handler(order)  # error: [no-missing-await] "`handler()` is not awaited"

    async def fall_back(self, name: str, order: Order) -> None:
        self._fallbacks.get(name, audit)(order)  # error: [no-missing-await] "`self._fallbacks.get()()` is not awaited"
        self._fallbacks.get(name, ignore)(order)
        self._fallbacks.get(name, lambda one: None)(order)
        for handler in self._handlers.get(name, [ignore]):
            handler(order)
        for handler in self._handlers.get(name) or [ignore]:
            handler(order)
