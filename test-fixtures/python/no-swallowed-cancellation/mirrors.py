"""Asks one mirror after the other: what one of them fails with is noted, and told when all have failed."""

import asyncio


async def ask(mirror: str) -> str:
    await asyncio.sleep(1)
    return mirror


async def first_answer(mirrors: list[str]) -> str:
    first_failure = None
    for mirror in mirrors:
        try:
            return await ask(mirror)
        except BaseException as failure:  # error: [no-swallowed-cancellation] "the loop goes on"
            if first_failure is None:
                first_failure = failure
    if first_failure is not None:
        raise first_failure
    raise LookupError("no mirrors")


async def last_answer(mirrors: list[str]) -> str:
    failed = False
    for mirror in mirrors:
        try:
            return await ask(mirror)
        except BaseException:  # error: [no-swallowed-cancellation] "the loop goes on"
            failed = True
    if failed:
        raise ConnectionError("all mirrors failed")
    return ""


async def every_answer(mirrors: list[str]) -> list[str]:
    failure = None
    answers = []
    for mirror in mirrors:
        try:
            answers.append(await ask(mirror))
        except BaseException as error:
            failure = error
    if failure is not None:
        raise failure
    return answers


async def until_it_answers(mirror: str) -> str:
    cancelled = None
    while True:
        try:
            answer = await ask(mirror)
            break
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
    return answer


async def answer_or_failure(mirror: str) -> tuple[str | None, BaseException | None]:
    failure = None
    answer = None
    try:
        answer = await ask(mirror)
    except BaseException as error:
        failure = error
    return answer, failure


async def with_report(mirror: str) -> None:
    failure: BaseException | None = None

    def report() -> None:
        if failure is not None:
            raise failure

    try:
        await ask(mirror)
    except BaseException as error:
        failure = error
    report()
