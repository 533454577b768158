"""Watches prices on pages and stores them."""

import aiopg
import clickhouse_connect
import dns.asyncresolver
import httpcore
import oracledb
import pyppeteer
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync
from odmantic import AIOEngine, Model

engine = AIOEngine()


class Price(Model):
    amount: int


async def read_price(url: str) -> str:
    browser = await pyppeteer.launch()
    page = await browser.newPage()
    page.goto(url)  # error: [no-missing-await] "never runs"
    await page.waitForSelector(".price")
    label = await page.querySelector(".price")
    label.click()  # error: [no-missing-await] "never runs"
    text = await page.content()
    browser.close()  # error: [no-missing-await] "never runs"
    return text


async def store(price: Price) -> int:
    engine.save(price)  # error: [no-missing-await] "never runs"
    prices = await engine.find(Price)
    async for one in engine.find(Price):
        print(one)
    if engine.count(Price) > 5:  # error: [no-missing-await] "gives a coroutine here"
        await engine.remove(Price)
    return len(prices)


async def copy(dsn: str) -> list:
    async with aiopg.create_pool(dsn) as pool, pool.acquire() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM prices")  # error: [no-missing-await] "never runs"
        rows = await cursor.fetchall()
    async with oracledb.connect_async(dsn) as target:
        target.commit()  # error: [no-missing-await] "never runs"
        await target.executemany("INSERT INTO prices VALUES (:1)", rows)
    return rows


async def measure(token: str) -> bytes:
    async with InfluxDBClientAsync("http://influx:8086", token) as client:
        client.write_api().write("prices", record="price value=1")  # error: [no-missing-await] "never runs"
    warehouse = await clickhouse_connect.get_async_client()
    warehouse.insert("prices", [[1]])  # error: [no-missing-await] "never runs"
    dns.asyncresolver.resolve("example.com")  # error: [no-missing-await] "never runs"
    async with httpcore.AsyncConnectionPool() as http:
        return (await http.request("GET", "https://example.com")).content
