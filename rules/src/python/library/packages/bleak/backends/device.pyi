# https://bleak.readthedocs.io/en/latest/api/
class BLEDevice:
    address: str
    name: str | None
