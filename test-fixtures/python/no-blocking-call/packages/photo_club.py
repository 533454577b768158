"""Stores the photos of a club, and tells others of them."""

import snowflake.connector
import tweepy
from azure.keyvault.secrets import SecretClient
from azure.keyvault.secrets.aio import SecretClient as AsyncSecretClient
from azure.storage.blob import BlobServiceClient, ContainerClient
from spotipy import Spotify
from tweepy.asynchronous import AsyncClient

storage = BlobServiceClient.from_connection_string("...")
photos = storage.get_container_client("photos")


async def store(name: str, photo: bytes) -> int:
    photos.upload_blob(name, photo)  # error: [no-blocking-call] "Use `azure.storage.blob.aio`"
    return len([blob.name for blob in photos.list_blobs()])  # error: [no-blocking-call] "Iterating over `photos.list_blobs()`"


def read(container: ContainerClient, name: str) -> bytes:
    return container.get_blob_client(name).download_blob().readall()


async def show(name: str) -> bytes:
    return read(photos, name)  # error: [no-blocking-call] "it calls `azure.storage.blob.BlobClient.download_blob()`"


async def get_token(vault: SecretClient, other: AsyncSecretClient) -> str:
    secret = await other.get_secret("twitter")
    return secret.value or vault.get_secret("twitter").value  # error: [no-blocking-call] "Use `azure.keyvault.secrets.aio`"


async def tell(text: str, token: str) -> None:
    await AsyncClient(token).create_tweet(text=text)
    tweepy.Client(token).create_tweet(text=text)  # error: [no-blocking-call] "Use `tweepy.asynchronous.AsyncClient`"
    tweepy.API().update_status(text)  # error: [no-blocking-call] "Use a worker thread"


async def find_music(mood: str) -> list:
    music = Spotify()
    music.set_auth("token")
    return music.search(mood)["tracks"]["items"]  # error: [no-blocking-call] "Use a worker thread"


async def count_members() -> int:
    with snowflake.connector.connect(account="club") as connection:  # error: [no-blocking-call] "Use `snowflake.connector.aio`"
        cursor = connection.cursor().execute("SELECT count(*) FROM members")  # error: [no-blocking-call] "blocks"
        return cursor.fetchone()[0]  # error: [no-blocking-call] "blocks"
