"""Methods that are called by the variables they are in."""

import asyncio
import urllib.request

import boto3


async def upload(key: str, body: bytes) -> None:
    client = boto3.client("s3")
    put = client.put_object
    put(Bucket="photos", Key=key, Body=body)  # error: [no-blocking-call] "put_object()` blocks the event loop"


async def upload_in_a_thread(key: str, body: bytes) -> None:
    client = boto3.client("s3")
    put = client.put_object
    await asyncio.to_thread(put, Bucket="photos", Key=key, Body=body)


async def preview(url: str) -> bytes:
    if not url.startswith("data:"):
        return b""
    else:
        with urllib.request.urlopen(url) as content:
            return content.read()
