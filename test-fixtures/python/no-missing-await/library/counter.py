import asyncio

from .catalogue import Catalogue
from .loans import is_available, lend, lend_all


class Counter:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def serve(self, reader: str, isbn: str) -> str:
        return lend(self.catalogue, isbn, reader)

    def __contains__(self, isbn: str) -> bool:
        return is_available(self.catalogue, isbn)


if __name__ == "__main__":
    desk = Counter(Catalogue({"978-0": 2}))
    print("978-0" in desk, desk.serve("Ada", "978-0"))
    print(asyncio.run(lend_all(desk.catalogue, ["978-0"])))
