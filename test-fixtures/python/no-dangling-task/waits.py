"""Work that ends with the first of several events: `asyncio.wait()` leaves the others pending."""

import asyncio
from asyncio import FIRST_COMPLETED, Task


async def fetch(url: str) -> bytes:
    await asyncio.sleep(1)
    return url.encode()


class Worker:
    def __init__(self) -> None:
        self.stopped = asyncio.Event()
        self.queue: asyncio.Queue[bytes] = asyncio.Queue()

    def start(self, url: str) -> Task[bytes]:
        return asyncio.get_running_loop().create_task(fetch(url))

    async def run(self, job: Task[None]) -> bool:
        await asyncio.wait(
            (job, asyncio.create_task(self.stopped.wait())),  # error: [no-dangling-task] "`asyncio.wait()` can return before the task of `asyncio.create_task()` is done"
            return_when=asyncio.FIRST_COMPLETED,
        )
        return job.done()

    async def run_helper(self, job: Task[None]) -> None:
        await asyncio.wait({job, self.start("/")}, return_when=FIRST_COMPLETED)  # error: [no-dangling-task] "the task of `self.start()` is done"

    async def run_first(self) -> None:
        await asyncio.wait(
            [
                self.start("/"),  # error: [no-dangling-task] "the task of `self.start()` is done"
                self.start("/copy"),
            ],
            return_when=asyncio.FIRST_COMPLETED,
        )

    async def take(self) -> bytes | None:
        getter = asyncio.create_task(self.queue.get())
        stopper = asyncio.create_task(self.stopped.wait())  # error: [no-dangling-task] "`asyncio.wait()` can return before"
        done, _ = await asyncio.wait([getter, stopper], return_when=asyncio.FIRST_COMPLETED)
        return getter.result() if getter in done else None

    async def take_in_time(self, seconds: float) -> list[bytes]:
        done, late = await asyncio.wait([asyncio.create_task(self.queue.get())], timeout=seconds)  # error: [no-dangling-task] "nothing takes it then"
        return [task.result() for task in done]

    async def run_and_cancel(self, job: Task[None]) -> None:
        _, pending = await asyncio.wait({job, self.start("/")}, return_when=FIRST_COMPLETED)
        for task in pending:
            task.cancel()

    async def run_and_cancel_one(self, job: Task[None]) -> None:
        stopper = asyncio.create_task(self.stopped.wait())
        done, _ = await asyncio.wait({job, stopper}, return_when=FIRST_COMPLETED)
        stopper.cancel()
        print(len(done))

    async def run_both(self, job: Task[None]) -> None:
        await asyncio.wait({job, self.start("/")})
        await asyncio.wait({job, self.start("/")}, timeout=None, return_when=asyncio.ALL_COMPLETED)

    async def pass_on(self, job: Task[None]) -> tuple[set[Task[None]], set[Task[None]]]:
        return await asyncio.wait({job, asyncio.create_task(asyncio.sleep(1))}, timeout=1)

    async def run_again(self, job: Task[None]) -> None:
        stopper = asyncio.create_task(self.stopped.wait())
        while not job.done():
            await asyncio.wait({job, stopper}, timeout=1)
            if stopper.done():
                return
