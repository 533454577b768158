"""Runs containers by aiodocker."""

import aiodocker
from aiodocker.containers import DockerContainer


async def run(image: str) -> list[str]:
    docker = aiodocker.Docker()
    docker.images.pull(image)  # error: [no-missing-await] "`docker.images.pull()` is not awaited: the coroutine never runs"
    async for line in docker.images.pull(image, stream=True):
        print(line["status"])
    container = await docker.containers.run({"Image": image}, name="job")
    print(container.show()["State"])  # error: [no-missing-await] "`container.show()` gives a coroutine here"
    container.delete(force=True)  # error: [no-missing-await] "`container.delete()` is not awaited"
    lines = await container.log(stdout=True)
    async for line in container.log(stdout=True, follow=True):
        lines.append(line)
    docker.close()  # error: [no-missing-await] "`docker.close()` is not awaited"
    return lines


async def list_names(docker: aiodocker.Docker) -> list[str]:
    for container in docker.containers.list():  # error: [no-missing-await] "`docker.containers.list()` gives a coroutine here"
        print(container["Id"])
    return [(await one.show())["Name"] for one in await docker.containers.list(all=True)]


async def execute(container: DockerContainer) -> bytes:
    execution = await container.exec(["ls"])
    async with execution.start(detach=False) as stream:
        stream.write_in(b"x")  # error: [no-missing-await] "`stream.write_in()` is not awaited"
        await stream.read_out()
    return await execution.start(detach=True)


async def watch(docker: aiodocker.Docker, container: DockerContainer) -> None:
    subscriber = docker.events.subscribe()
    event = await subscriber.get()
    print(event["Action"], container["Name"])
    subscriber.get()  # error: [no-missing-await] "`subscriber.get()` is not awaited"
    print(docker.system.info()["Name"])  # error: [no-missing-await] "`docker.system.info()` gives a coroutine here"
    async for stats in container.stats():
        print(stats["cpu_stats"])


async def load(docker: aiodocker.Docker, archive: bytes, name: str) -> None:
    for step in docker.images.import_image(archive):  # error: [no-missing-await] "`docker.images.import_image()` gives a coroutine here"
        print(step["stream"])
    async for step in docker.images.import_image(archive, stream=True):
        print(step["stream"])
    async with docker.images.export_image(name) as content:
        print(await content.read())
    network = await docker.networks.get("internal")
    network.connect({"Container": name})  # error: [no-missing-await] "`network.connect()` is not awaited"
