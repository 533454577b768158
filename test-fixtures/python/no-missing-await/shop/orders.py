"""Everything awaited here, or not, is defined in other files."""

from . import notifications
from .database import Database, Store
from .notifications import notify_now, notify_reliably, queue_notification
from shop import send_notification, transaction


class Archive(Store):
    def describe(self) -> str:
        return "archive"


class Orders:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.archive = Archive()

    async def place(self, order: str) -> None:
        if self.database.exists(order):  # error: [no-missing-await] "always true"
            return
        send_notification("admin", order)  # error: [no-missing-await] "`send_notification()` is not awaited"
        notifications.notify("user", order)  # error: [no-missing-await] "never runs"
        notify_reliably("user", order)  # error: [no-missing-await] "`notify_reliably()` is not awaited"
        record = self.archive.load(order)  # error: [no-missing-await] "indexing it"
        print(record["key"])
        with transaction(self.database) as database:  # error: [no-missing-await] "asynchronous context manager"
            print(database)
        for row in self.database.stream():  # error: [no-missing-await] "Use `async for`"
            print(row)
        database = Database.connect("url")  # error: [no-missing-await] "`.describe` raises an AttributeError"
        print(database.describe())

    async def place_right(self, order: str) -> None:
        if await self.database.exists(order):
            return
        await send_notification("admin", order)
        queue_notification("user", order)
        record = await self.archive.load(order)
        print(record["key"], self.archive.describe())
        async with transaction(self.database) as database:
            async for row in database.stream():
                print(row)
        database = await Database.connect("url")
        print(database.describe())


def announce(order: str) -> None:
    notify_now("user", order)
