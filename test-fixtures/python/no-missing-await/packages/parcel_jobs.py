"""Jobs of a parcel service: a task of taskiq that is called runs here, one that is kicked runs in a worker."""

from taskiq import InMemoryBroker
from temporalio import workflow

broker = InMemoryBroker()


@broker.task
async def weigh(parcel: str) -> int:
    return len(parcel)


@broker.task(task_name="label", retry_on_error=True)
async def label(parcel: str) -> str:
    return parcel.upper()


@broker.task
def stamp(parcel: str) -> str:
    return f"stamped {parcel}"


async def accept(parcel: str) -> str:
    task = await weigh.kiq(parcel)
    result = await task.wait_result(timeout=2)
    await label(parcel)
    weigh(parcel)  # error: [no-missing-await] "the coroutine never runs"
    label(parcel)  # error: [no-missing-await] "the coroutine never runs"
    stamp(parcel)
    label.kiq(parcel)  # error: [no-missing-await] "the coroutine never runs"
    await label.kicker().with_labels(delay=3).kiq(parcel)
    return result.return_value


@workflow.defn
class Delivery:
    @workflow.run
    async def run(self, parcel: str) -> str:
        weight = workflow.execute_activity("weigh", parcel)  # error: [no-missing-await] "the log shows the coroutine object"
        workflow.logger.info("weighs %s", weight)
        return await workflow.execute_activity("deliver", parcel)
