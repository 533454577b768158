"""Tickets for concerts: clients of services that wait for each answer."""

import asyncio

import cv2
import docker
import pika
import stripe
import supabase
from confluent_kafka import Consumer
from elasticsearch import Elasticsearch
from google.cloud import bigquery, firestore, storage
from kafka import KafkaConsumer, KafkaProducer
from kubernetes import client, watch
from selenium import webdriver
from twilio.rest import Client
from yt_dlp import YoutubeDL

containers = docker.from_env().containers
cluster = client.CoreV1Api()
database = supabase.create_client("https://tickets.example.com", "key")
documents = firestore.Client()
posters = storage.Client().bucket("posters")
sales = bigquery.Client()
concerts = Elasticsearch("http://localhost:9200")
events = Consumer({"group.id": "tickets"})
producer = KafkaProducer(bootstrap_servers="localhost")


async def print_ticket(number: str) -> bytes:
    return containers.run("printer", number, remove=True)  # error: [no-blocking-call] "Use `aiodocker`"


async def stop_printers() -> None:
    for container in containers.list():  # error: [no-blocking-call] "`containers.list()` blocks"
        container.stop()  # error: [no-blocking-call] "`container.stop()` blocks"


async def watch_printers(namespace: str) -> None:
    pods = cluster.list_namespaced_pod(namespace)  # error: [no-blocking-call] "Use `kubernetes_asyncio`"
    thread = cluster.list_namespaced_pod(namespace, async_req=True)
    for event in watch.Watch().stream(cluster.list_namespaced_pod, namespace):  # error: [no-blocking-call] "waits for each result"
        print(pods, thread, event)


async def load_ticket(number: str) -> dict:
    query = database.table("tickets").select("*").eq("number", number)
    return query.execute().data[0]  # error: [no-blocking-call] "Use `acreate_client()`"


async def load_ticket_together(number: str) -> dict:
    client = await supabase.acreate_client("https://tickets.example.com", "key")
    tickets = await client.table("tickets").select("*").eq("number", number).execute()
    await firestore.AsyncClient().document(f"tickets/{number}").update({"seen": True})
    return tickets.data[0]


async def sell(number: str) -> str:
    documents.document(f"tickets/{number}").update({"sold": True})  # error: [no-blocking-call] "Use `firestore.AsyncClient`"
    payment = stripe.PaymentIntent.create(amount=100, currency="eur")  # error: [no-blocking-call] "Await `create_async()` instead"
    Client("id", "token").messages.create(to="+1", body=number)  # error: [no-blocking-call] "Use a worker thread"
    return payment.id


async def sell_together(number: str) -> str:
    payment = await stripe.PaymentIntent.create_async(amount=100, currency="eur")
    await asyncio.to_thread(documents.document(f"tickets/{number}").update, {"sold": True})
    return payment.id


async def show(name: str) -> str:
    poster = posters.blob(name)
    poster.upload_from_filename(name)  # error: [no-blocking-call] "Use a worker thread"
    return poster.public_url


async def count() -> object:
    return sales.query_and_wait("select count(*) from sales")  # error: [no-blocking-call] "blocks the event loop"


async def search(text: str) -> dict:
    concerts.indices.refresh(index="concerts")  # error: [no-blocking-call] "Use `AsyncElasticsearch`"
    return concerts.search(index="concerts", q=text)  # error: [no-blocking-call] "Use `AsyncElasticsearch`"


async def compare_prices(url: str) -> str:
    with webdriver.Chrome() as browser:  # error: [no-blocking-call] "Use `playwright.async_api`"
        browser.get(url)  # error: [no-blocking-call] "`browser.get()` blocks"
        return browser.title


async def preview(url: str) -> dict:
    return YoutubeDL().extract_info(url, download=False)  # error: [no-blocking-call] "blocks the event loop"


async def scan() -> object:
    camera = cv2.VideoCapture(0)  # error: [no-blocking-call] "`cv2.VideoCapture()` blocks"
    return await asyncio.to_thread(camera.read) or camera.read()  # error: [no-blocking-call] "`camera.read()` blocks"


async def follow() -> None:
    for message in KafkaConsumer("tickets"):  # error: [no-blocking-call] "Use `aiokafka`"
        producer.send("copies", message.value).get(10)  # error: [no-blocking-call] "Use `aiokafka`"
    while (event := events.poll(0)) is not None:
        print(event, events.poll(1.0))  # error: [no-blocking-call] "`events.poll()` blocks"


async def post(body: bytes) -> None:
    connection = pika.BlockingConnection()  # error: [no-blocking-call] "Use `aio_pika`"
    connection.channel().basic_publish("", "tickets", body)
