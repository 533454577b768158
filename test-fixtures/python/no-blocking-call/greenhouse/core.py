"""What all parts of the greenhouse share."""

import asyncio
from functools import partial


class Core:
    """Owns the event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop

    def run_in_executor(self, function, *args, **kwargs) -> asyncio.Future:
        """Runs a function in the pool of the loop."""
        if kwargs:
            function = partial(function, **kwargs)
        return self.loop.run_in_executor(None, function, *args)


class Part:
    """A part of the greenhouse, which reaches the core by itself."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def run_job(self, function, *args, **kwargs) -> asyncio.Future:
        """Runs a function in a worker thread."""
        return self.core.run_in_executor(function, *args, **kwargs)
