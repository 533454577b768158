"""A relay written for anyio."""

import anyio
from anyio.abc import SocketStream


async def relay(source: SocketStream, target: SocketStream) -> None:
    try:
        while True:
            await target.send(await source.receive())
    except anyio.get_cancelled_exc_class():  # error: [no-swallowed-cancellation] "of `target.send()` and returns"
        print("cancelled")


async def relay_politely(source: SocketStream, target: SocketStream) -> None:
    cancelled = anyio.get_cancelled_exc_class()
    try:
        await target.send(await source.receive())
    except cancelled:
        with anyio.CancelScope(shield=True):
            await target.aclose()
        raise


async def relay_quietly(source: SocketStream, target: SocketStream) -> None:
    cancelled = anyio.get_cancelled_exc_class()
    try:
        await target.send(await source.receive())
    except cancelled:  # error: [no-swallowed-cancellation] "of `target.send()` and returns"
        await target.aclose()


async def relay_once(source: SocketStream, target: SocketStream) -> bool:
    with anyio.move_on_after(5) as scope:
        await target.send(await source.receive())
    return not scope.cancelled_caught


async def relay_or_give_up(source: SocketStream, target: SocketStream) -> None:
    try:
        with anyio.fail_after(5):
            await target.send(await source.receive())
    except TimeoutError:
        await target.aclose()


async def relay_everything(source: SocketStream, target: SocketStream) -> None:
    try:
        async with anyio.create_task_group() as group:
            group.start_soon(relay, source, target)
            group.start_soon(relay, target, source)
    except BaseException:  # error: [no-swallowed-cancellation] "`BaseException` also catches"
        print("one of them failed")
