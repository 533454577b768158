import asyncio
import logging

from .server import Server, run_until_stopped, watch
from .service import serve


def start() -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(watch("/etc"))


if __name__ == "__main__":
    logging.basicConfig()
    asyncio.run(serve(8080))
    asyncio.run(Server(8080).listen())
    start()
    asyncio.run(run_until_stopped(Server(8081)))
