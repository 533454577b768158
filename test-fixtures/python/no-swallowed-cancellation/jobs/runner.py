"""Runs jobs one after the other, with every way to treat what they raise."""

import asyncio
from collections.abc import Awaitable, Callable

from . import failures
from .failures import QUIET, TEMPORARY, fail, fail_unless_quiet, is_final, leave, note, report_and_raise

Job = Callable[[], Awaitable[None]]


async def run_and_note(job: Job) -> None:
    try:
        await job()
    except BaseException as error:  # error: [no-swallowed-cancellation] "`BaseException` also catches the cancellation of `job()`"
        note(error, "job")


async def run_quietly(job: Job) -> bool:
    try:
        await job()
    except QUIET:  # error: [no-swallowed-cancellation] "of `job()` and returns"
        return False
    return True


async def run_quietly_elsewhere(job: Job) -> None:
    try:
        await job()
    except failures.QUIET as error:  # error: [no-swallowed-cancellation] "of `job()` and returns"
        failures.note(error, "job")


async def run_until_done(jobs: list[Job]) -> None:
    errors: list[BaseException] = []
    while jobs:
        job = jobs.pop()
        try:
            await job()
        except (Exception, asyncio.CancelledError):  # error: [no-swallowed-cancellation] "and the loop goes on"
            failures.note_all(errors)


async def run_with_report(job: Job) -> None:
    try:
        await job()
    except BaseException as error:  # error: [no-swallowed-cancellation] "also catches"
        report_and_raise(error)  # error: [no-missing-await] "never runs"


async def run_or_fail(job: Job) -> None:
    try:
        await job()
    except BaseException as error:
        fail("job", error)


async def run_or_leave(job: Job) -> None:
    try:
        await job()
    except asyncio.CancelledError:
        leave(1)


async def run_and_report(job: Job) -> None:
    try:
        await job()
    except BaseException as error:
        await report_and_raise(error)


async def run_unless_quiet(job: Job, quiet: bool) -> None:
    try:
        await job()
    except BaseException as error:
        fail_unless_quiet(error, quiet)


async def run_unless_final(job: Job) -> None:
    try:
        await job()
    except BaseException as error:
        if is_final(error):
            raise
        note(error, "job")


async def run_and_note_final(job: Job) -> None:
    try:
        await job()
    except BaseException as error:
        final = is_final(error)
        print("failed", "for good" if final else "for now")
        if final:
            raise


async def run_and_count(job: Job, counts: dict[str, int]) -> None:
    try:
        await job()
    except BaseException as error:  # error: [no-swallowed-cancellation] "returns as if nothing had happened"
        kind = repr(error)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] > 10:
            raise


async def run_again(job: Job) -> None:
    for _ in range(3):
        try:
            await job()
            return
        except TEMPORARY as error:
            note(error, "job")


async def run_and_match(job: Job) -> None:
    try:
        await job()
    except BaseException as error:
        match error:
            case asyncio.CancelledError() | KeyboardInterrupt():
                raise
            case _:
                note(error, "job")


async def run_and_match_others(job: Job) -> None:
    try:
        await job()
    except BaseException as error:  # error: [no-swallowed-cancellation] "also catches"
        match error:
            case ValueError():
                raise
            case _:
                note(error, "job")
