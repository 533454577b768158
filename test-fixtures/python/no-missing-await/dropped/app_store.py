"""Apps of a store, some of which are installed: only these can be stopped and removed."""

import asyncio


class App:
    def __init__(self, slug: str) -> None:
        self.slug = slug


class StoreApp(App):
    price = 0


class InstalledApp(App):
    async def stop(self) -> None:
        await asyncio.sleep(1)

    async def uninstall(self, *, keep_data: bool) -> None:
        await self.stop()


AnyApp = StoreApp | InstalledApp


class Store:
    def __init__(self) -> None:
        self.installed: dict[str, InstalledApp] = {}
        self.offered: dict[str, StoreApp] = {}

    def get(self, slug: str, *, only_installed: bool = False) -> AnyApp | None:
        if slug in self.installed:
            return self.installed[slug]
        return None if only_installed else self.offered.get(slug)

    async def remove(self, slug: str) -> None:
        if not (app := self.get(slug, only_installed=True)):
            return
        app.uninstall(keep_data=False)  # error: [no-missing-await] "`app.uninstall()` is not awaited: the coroutine never runs"
        del self.installed[slug]

    async def restart(self, slug: str) -> None:
        app = self.get(slug)
        if isinstance(app, InstalledApp):
            await app.stop()
        print(app.slug if app else slug)
