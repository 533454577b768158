from .remote import read_remote as fetch_document


def load_config(name: str = "main") -> dict:
    return fetch_document(f"config/{name}")


class Settings:
    def __init__(self) -> None:
        self.values = load_config("settings")

    def reload(self) -> None:
        self.values = load_config("settings")


class CachedSettings(Settings):
    def get(self, key: str) -> str:
        if key not in self.values:
            self.reload()
        return self.values[key]
