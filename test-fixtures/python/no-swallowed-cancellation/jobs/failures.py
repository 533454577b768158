"""How jobs fail. Some helpers raise again, others only write it down."""

import asyncio
import logging
import sys
from typing import NoReturn

logger = logging.getLogger(__name__)

QUIET = (asyncio.CancelledError, ConnectionError)
TEMPORARY = (ConnectionError, TimeoutError)


class JobError(Exception):
    """A job that failed for a reason that it tells."""


def note(error: BaseException, job: str) -> None:
    logger.warning("%s failed: %r", job, error)


def note_all(errors: list[BaseException]) -> None:
    for error in errors:
        note(error, "a job")


def fail(job: str, error: BaseException):
    note(error, job)
    raise JobError(job) from error


def fail_unless_quiet(error: BaseException, quiet: bool) -> None:
    if not quiet:
        raise error
    note(error, "a quiet job")


def leave(code: int) -> NoReturn:
    logger.critical("leaving with %s", code)
    sys.exit(code)


async def report_and_raise(error: BaseException) -> None:
    await asyncio.sleep(0)
    raise error


def is_final(error: BaseException) -> bool:
    return not isinstance(error, Exception)
