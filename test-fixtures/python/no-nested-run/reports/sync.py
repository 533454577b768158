import asyncio
from concurrent.futures import ThreadPoolExecutor

from .load import load_rows


def run_blocking(name: str) -> list[str]:
    return asyncio.run(load_rows(name))


def build_report(name: str) -> str:
    return "\n".join(run_blocking(name))


def build_in_thread(name: str) -> str:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(build_report, name).result()


class Report:
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self) -> str:
        return build_report(self.name)


class CachedReport(Report):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.text = self.render()


def is_ready(name: str) -> bool:
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if loop is None:
        return bool(run_blocking(name))
    return False
