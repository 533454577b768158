import os
from dataclasses import dataclass

BACKENDS = ("https://one.example.com", "https://two.example.com")
PROBES = 5
HISTORY = 400
PARALLEL = int(os.environ.get("PARALLEL", "4"))


@dataclass
class Limits:
    parallel: int = 8
    history: int = 1000
