from .decorators import retried, run_to_end


async def notify(user: str, text: str) -> bool:
    return bool(user and text)


@retried
async def notify_reliably(user: str, text: str) -> bool:
    return await notify(user, text)


@run_to_end
async def notify_now(user: str, text: str) -> None:
    await notify(user, text)


def queue_notification(user: str, text: str) -> None:
    print(user, text)
