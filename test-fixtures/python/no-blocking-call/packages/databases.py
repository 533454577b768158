"""A service that was moved to asyncio with the drivers it had."""

import sqlite3

import botocore.session
import MySQLdb
import mysql.connector
import psycopg
import pymongo
import pymongo.collection
import pymysql
import redis
from cassandra.cluster import Cluster, Session as CassandraSession
from django.db import models
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Query, Session


class Customer(models.Model):
    name = models.CharField(max_length=100)


async def find_customer(name: str) -> Customer:
    return Customer.objects.get(name=name)  # error: [no-blocking-call] "Await `aget()` instead"


async def forget_customer(name: str) -> None:
    Customer.objects.get(name=name).delete()  # error: [no-blocking-call] "Await `aget()`" # error: [no-blocking-call] "Await `adelete()`"


async def rename_customer(customer: Customer, name: str) -> None:
    customer.name = name
    customer.save()  # error: [no-blocking-call] "`customer.save()` blocks"


async def count_customers() -> int:
    return Customer.objects.filter(name="x").count()  # error: [no-blocking-call] "`Customer.objects.filter().count()` blocks"


async def read_events(session: CassandraSession, day: str) -> list:
    return list(session.execute("SELECT * FROM events WHERE day = %s", [day]))  # error: [no-blocking-call] "`session.execute()` blocks"


async def open_keyspace(name: str) -> CassandraSession:
    return Cluster(["db1", "db2"]).connect(name)  # error: [no-blocking-call] "`Cluster().connect()` blocks"


async def archive(dsn: str, statement: str) -> int:
    with psycopg.connect(dsn) as connection:  # error: [no-blocking-call] "`psycopg.connect()` blocks"
        cursor = connection.cursor()
        cursor.execute(statement)  # error: [no-blocking-call] "`cursor.execute()` blocks"
        return len(cursor.fetchall())  # error: [no-blocking-call] "`cursor.fetchall()` blocks"


async def report(statement: str) -> tuple:
    connection = pymysql.connect(host="db")  # error: [no-blocking-call] "`pymysql.connect()` blocks"
    other = MySQLdb.connect(host="db")  # error: [no-blocking-call] "`MySQLdb.connect()` blocks"
    third = mysql.connector.connect(host="db")  # error: [no-blocking-call] "`mysql.connector.connect()` blocks"
    return connection, other, third


async def load(engine: Engine, query: Query) -> list:
    connection: Connection = engine.connect()  # error: [no-blocking-call] "`engine.connect()` blocks"
    connection.commit()  # error: [no-blocking-call] "`connection.commit()` blocks"
    return query.all()  # error: [no-blocking-call] "`query.all()` blocks"


async def listen(channel: str) -> dict:
    messages = redis.Redis().pubsub()
    messages.subscribe(channel)  # error: [no-blocking-call] "`messages.subscribe()` blocks"
    return messages.get_message(timeout=1)  # error: [no-blocking-call] "`messages.get_message()` blocks"


async def remember(event: dict) -> None:
    client = pymongo.MongoClient()
    client.shop.events.insert_one(event)  # error: [no-blocking-call] "`client.shop.events.insert_one()` blocks"
    client.shop.command("ping")  # error: [no-blocking-call] "`client.shop.command()` blocks"


async def list_buckets() -> dict:
    storage = botocore.session.get_session().create_client("s3")
    return storage.list_buckets()  # error: [no-blocking-call] "`storage.list_buckets()` blocks"


class Cache:
    def __init__(self, url: str) -> None:
        self.redis = redis.Redis.from_url(url)

    def read(self, key: str) -> bytes:
        return self.redis.get(key)

    async def fetch(self, key: str) -> bytes:
        return self.read(key)  # error: [no-blocking-call] "`self.read()` blocks the event loop: it calls `redis.Redis.get()`"


async def names_of_customers(prefix: str) -> list[str]:
    found = [customer.name for customer in Customer.objects.filter(name=prefix)]  # error: [no-blocking-call] "Iterating over `Customer.objects.filter()` waits for each result and blocks the event loop. Use `async for`"
    for customer in Customer.objects.all().order_by("name"):  # error: [no-blocking-call] "Use `async for`"
        found.append(customer.name)
    async for customer in Customer.objects.exclude(name=prefix):
        found.append(customer.name)
    return found


def total(cursor: sqlite3.Cursor) -> int:
    return sum(row[0] for row in cursor)


async def list_orders(cursor: sqlite3.Cursor) -> list[str]:
    print(total(cursor))  # error: [no-blocking-call] "it calls `sqlite3.Cursor.__next__()`"
    return [name for (name,) in cursor]  # error: [no-blocking-call] "Iterating over `cursor` waits for each result"


async def list_rows(rows: list[str]) -> list[str]:
    return [row for row in rows]


async def count_visits(cache: redis.Redis, pages: list[str]) -> list[int]:
    pipeline = cache.pipeline()
    for page in pages:
        pipeline.incr(page)
        pipeline.hset(page, "seen", "1").expire(page, 60)
    return pipeline.execute()  # error: [no-blocking-call] "`pipeline.execute()` blocks the event loop"


def newest(products: pymongo.collection.Collection, count: int) -> list[dict]:
    cursor = products.find({}).sort("created", -1).limit(count)
    return [product for product in cursor]


async def list_products(products: pymongo.collection.Collection, orders: Session) -> list[dict]:
    found = newest(products, 10)  # error: [no-blocking-call] "it calls `pymongo.cursor.Cursor.limit()`"
    for product in products.find({"sold": False}):  # error: [no-blocking-call] "Iterating over `products.find()` waits for each result"
        found.append(product)
    later = products.find({}).skip(10)
    for order in orders.query(Customer).filter_by(name="x"):  # error: [no-blocking-call] "waits for each result"
        found.append(order)
    return [*found, {"later": later}]


async def relay(cache: redis.Redis) -> list[dict]:
    channel = cache.pubsub()
    heard = [channel.get_message(), channel.get_message(timeout=0)]
    heard.append(channel.get_message(timeout=5.0))  # error: [no-blocking-call] "`channel.get_message()` blocks the event loop"
    heard.append(channel.get_message(True, 5.0))  # error: [no-blocking-call] "blocks the event loop"
    return heard
