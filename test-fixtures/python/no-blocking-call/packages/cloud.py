"""Photos in a bucket, their descriptions in a table, and a queue of work: boto3's resources."""

import asyncio

import aioboto3
import boto3
from boto3.session import Session

s3 = boto3.resource("s3")
photos = s3.Bucket("photos")
table = boto3.resource("dynamodb").Table("photos")


class Archive:
    def __init__(self, session: Session, name: str) -> None:
        self.bucket = session.resource("s3").Bucket(name)
        self.queue = session.resource("sqs").get_queue_by_name(QueueName=name)

    def put(self, key: str, path: str) -> None:
        self.bucket.upload_file(path, key)

    async def save(self, key: str, path: str) -> None:
        self.put(key, path)  # error: [no-blocking-call] "it calls `boto3.resources.base.ServiceResource.upload_file()`"
        self.queue.send_message(MessageBody=key)  # error: [no-blocking-call] "`self.queue.send_message()` blocks"

    async def save_in_thread(self, key: str, path: str) -> None:
        await asyncio.to_thread(self.put, key, path)

    async def url(self, key: str) -> str:
        photo = self.bucket.Object(key)
        return f"s3://{photo.bucket_name}/{photo.key}"


async def describe(key: str, text: str) -> None:
    table.put_item(Item={"key": key, "text": text})  # error: [no-blocking-call] "`table.put_item()` blocks"


async def sizes(prefix: str) -> dict[str, int]:
    found = {}
    for photo in photos.objects.filter(Prefix=prefix):  # error: [no-blocking-call] "waits for each result"
        found[photo.key] = photo.size
    return found


async def erase(prefix: str) -> None:
    photos.objects.filter(Prefix=prefix).delete()  # error: [no-blocking-call] "Use an asynchronous client (aioboto3)"


async def rename(old: str, new: str) -> None:
    s3.meta.client.copy({"Bucket": "photos", "Key": old}, "photos", new)  # error: [no-blocking-call] "copy()` blocks"
    await asyncio.to_thread(s3.Object("photos", old).delete)


async def select(prefix: str) -> list:
    return [photos.objects.filter(Prefix=prefix).limit(10), s3.Bucket("thumbnails"), table.meta.service_name]


async def describe_later(key: str, text: str) -> None:
    async with aioboto3.Session().resource("dynamodb") as dynamodb:
        later = await dynamodb.Table("photos")
        await later.put_item(Item={"key": key, "text": text})


def report() -> None:
    for photo in photos.objects.all():
        print(photo.key, table.get_item(Key={"key": photo.key}))


if __name__ == "__main__":
    report()


def first_page(prefix: str) -> dict:
    pages = boto3.client("s3").get_paginator("list_objects_v2").paginate(Prefix=prefix)
    for page in pages:
        return page
    return {}


async def list_all(prefix: str) -> list[dict]:
    client = boto3.client("s3")
    paginator = client.get_paginator("list_objects_v2")
    found = [first_page(prefix)]  # error: [no-blocking-call] "it calls `botocore.paginate.Paginator.paginate()`"
    for page in paginator.paginate(Bucket="photos"):  # error: [no-blocking-call] "waits for each result"
        found.append(page)
    client.get_waiter("bucket_exists").wait(Bucket="photos")  # error: [no-blocking-call] "blocks the event loop"
    writer = table.batch_writer()
    return [*found, {"later": paginator.paginate(Bucket="other"), "writer": writer}]
