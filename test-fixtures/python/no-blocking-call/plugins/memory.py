from . import exporters


class MemoryStorage(exporters.VersionedStorage):
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def save(self, name: str, data: bytes) -> None:
        self.files[name] = data
