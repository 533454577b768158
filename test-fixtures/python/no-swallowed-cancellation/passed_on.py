"""Resources, exceptions and classes that go by other names."""

import asyncio

import aiofiles
import aiohttp
import anyio


async def size(path: str) -> int:
    opened = await aiofiles.open(path, "rb")  # error: [no-swallowed-cancellation] "`file` leaks"
    file = opened
    content = await file.read()
    await file.close()
    return len(content)


async def in_passing(url: str) -> None:
    (session := aiohttp.ClientSession())  # error: [no-swallowed-cancellation] "`session` leaks"
    await session.get(url)
    await session.close()


async def annotated(url: str) -> None:
    session: aiohttp.ClientSession = aiohttp.ClientSession()  # error: [no-swallowed-cancellation] "`session` leaks"
    await session.get(url)
    await session.close()


async def side_by_side(url: str) -> int:
    session, count = aiohttp.ClientSession(), 1  # error: [no-swallowed-cancellation] "`session` leaks"
    await session.get(url)
    await session.close()
    return count


async def by_methods_in_variables(lock: asyncio.Lock) -> None:
    acquire, unlock = lock.acquire, lock.release
    await acquire()  # error: [no-swallowed-cancellation] "`lock` leaks"
    await asyncio.sleep(1)
    unlock()


async def released_by_a_method_in_a_variable(lock: asyncio.Lock) -> None:
    unlock = lock.release
    await lock.acquire()
    try:
        await asyncio.sleep(1)
    finally:
        unlock()


async def classes_in_passing() -> None:
    (stopped := anyio.get_cancelled_exc_class())
    ignored, count = (asyncio.CancelledError, ValueError), 3
    try:
        await asyncio.sleep(count)
    except stopped:  # error: [no-swallowed-cancellation] "cancellation"
        print("stopped")
    try:
        await asyncio.sleep(count)
    except ignored:  # error: [no-swallowed-cancellation] "cancellation"
        print("ignored")


async def kept_in_passing(path: str) -> tuple[str | None, BaseException | None]:
    failure, answer = None, None
    try:
        answer = await aiofiles.os.readlink(path)
    except BaseException as error:
        (failure := error)
    return answer, failure


async def kept_beside_another(path: str) -> tuple[BaseException | None, bool]:
    failure, failed = None, False
    try:
        await aiofiles.os.remove(path)
    except BaseException as error:
        failure, failed = error, True
    return failure, failed


async def handed_on(result: asyncio.Future[str], queue: asyncio.Queue[str]) -> None:
    try:
        result.set_result(await queue.get())
    except BaseException as error:
        fail = result.set_exception
        fail(error)


class Session:
    async def __aenter__(self) -> "Session":
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if asyncio.CancelledError is kind:
            return False
        return None is error
