"""Gathers the figures of a warehouse from the databases that have them."""

import clickhouse_connect
import duckdb
import oracledb
import pymssql
from influxdb_client import InfluxDBClient
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync
from odmantic import AIOEngine, Model, SyncEngine
from tavily import AsyncTavilyClient, TavilyClient

pool = oracledb.create_pool(dsn="warehouse")
async_pool = oracledb.create_pool_async(dsn="warehouse")


class Shelf(Model):
    pass


async def count_orders() -> int:
    with pool.acquire() as connection:  # error: [no-blocking-call] "Use `oracledb.connect_async()`"
        cursor = connection.cursor()
        cursor.execute("select count(*) from orders")  # error: [no-blocking-call] "blocks"
        return cursor.fetchone()[0]  # error: [no-blocking-call] "blocks"


async def count_orders_well() -> int:
    async with async_pool.acquire() as connection:
        with connection.cursor() as cursor:
            await cursor.execute("select count(*) from orders")
            return (await cursor.fetchone())[0]


async def read_prices() -> list:
    with pymssql.connect("prices") as connection:  # error: [no-blocking-call] "Use an asynchronous driver"
        cursor = connection.cursor(as_dict=True)
        cursor.execute("SELECT * FROM prices")  # error: [no-blocking-call] "blocks"
        return [row["price"] for row in cursor]  # error: [no-blocking-call] "Iterating over"


async def summarize(path: str) -> list:
    return duckdb.sql(f"SELECT sum(amount) FROM '{path}'").fetchall()  # error: [no-blocking-call] "Use a worker thread"


async def read_temperatures(token: str) -> list:
    async with InfluxDBClientAsync("http://influx:8086", token) as good:
        await good.query_api().query("from(bucket: 'cold')")
    with InfluxDBClient("http://influx:8086", token) as client:
        return client.query_api().query("from(bucket: 'cold')")  # error: [no-blocking-call] "Use `InfluxDBClientAsync`"


async def read_visits() -> list:
    client = clickhouse_connect.get_client(host="visits")  # error: [no-blocking-call] "`clickhouse_connect.get_async_client()`"
    return client.query("SELECT * FROM visits").result_rows  # error: [no-blocking-call] "blocks"


async def find_shelves() -> list:
    await AIOEngine().find(Shelf)
    return [shelf for shelf in SyncEngine().find(Shelf)]  # error: [no-blocking-call] "Iterating over `SyncEngine().find()`"


async def find_news(topic: str) -> dict:
    await AsyncTavilyClient().search(topic)
    return TavilyClient().search(topic)  # error: [no-blocking-call] "Use `AsyncTavilyClient`"
