"""A build server that follows what its compilers print."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator


def follow(process: subprocess.Popen[str]) -> Iterator[str]:
    for line in process.stdout or []:
        yield line.rstrip()


def first_error(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if "error" in line:
            return line
    return ""


def copy_log(process: subprocess.Popen[bytes], log: list[bytes]) -> None:
    for line in iter(process.stdout.readline, b""):
        log.append(line)


class Build:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    async def watch(self) -> str:
        for line in self.process.stdout:  # error: [no-blocking-call] "Iterating over `self.process.stdout` waits for each result"
            if "done" in line:
                return line
        return self.process.stderr.read()  # error: [no-blocking-call] "`self.process.stderr.read()` blocks the event loop"

    async def report(self, log: list[bytes]) -> str:
        copy_log(self.process, log)  # error: [no-blocking-call] "it calls `subprocess.Popen.stdout.readline()`"
        return first_error(self.process)  # error: [no-blocking-call] "it calls `subprocess.Popen.stderr.__next__()`"


async def ask() -> str:
    for line in sys.stdin:  # error: [no-blocking-call] "Iterating over `sys.stdin`"
        if line.strip():
            return line
    return sys.stdin.readline()  # error: [no-blocking-call] "`sys.stdin.readline()` blocks the event loop"


async def watch_without_waiting() -> list[bytes]:
    process = await asyncio.create_subprocess_exec("make", stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    lines = [line async for line in process.stdout]
    return [*lines, await process.stdout.read()]


class Recorder:
    """Its output is a list."""

    def __init__(self) -> None:
        self.stdout = ["a", "b"]


async def replay(recorder: Recorder, process: subprocess.Popen[str]) -> int:
    for line in recorder.stdout:
        print(line, file=sys.stderr)
    sys.stdin.close()
    return process.stdout.fileno() if process.stdout else 0


def main(process: subprocess.Popen[str]) -> None:
    for line in follow(process):
        print(line)
