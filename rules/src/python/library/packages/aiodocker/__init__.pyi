# https://aiodocker.readthedocs.io/en/latest/
from typing import Any, Self
from .containers import DockerContainers
from .events import DockerEvents
from .images import DockerImages
from .networks import DockerNetworks
from .system import DockerSystem
from .volumes import DockerVolumes
class DockerError(Exception):
    status: int
    message: str
class DockerContainerError(DockerError):
    container_id: str
class Docker:
    containers: DockerContainers
    events: DockerEvents
    images: DockerImages
    networks: DockerNetworks
    system: DockerSystem
    volumes: DockerVolumes
    def __init__(self, url: str | None = ..., **kwargs) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *args) -> None: ...
    async def close(self) -> None: ...
    async def auth(self, **credentials) -> dict: ...
    async def version(self) -> dict: ...
    async def pull(self, from_image: str, **kwargs) -> Any: ...
