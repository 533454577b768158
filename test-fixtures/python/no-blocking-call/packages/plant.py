"""Reads the machines of a plant and stores what they say."""

import io

import pyodbc
import websocket
import zmq
import zmq.asyncio
from minio import Minio
from pymodbus.client import AsyncModbusTcpClient, ModbusSerialClient, ModbusTcpClient
from sqlmodel import Session, SQLModel, create_engine, select
from sqlmodel.ext.asyncio.session import AsyncSession

engine = create_engine("sqlite:///plant.db")
archive = Minio("files.example.com")


class Reading(SQLModel, table=True):
    value: int


async def read_drive(host: str) -> int:
    drive = ModbusTcpClient(host)
    drive.connect()  # error: [no-blocking-call] "Use `AsyncModbusTcpClient`"
    return drive.read_holding_registers(0).registers[0]  # error: [no-blocking-call] "Use `AsyncModbusTcpClient`"


async def read_scale(port: str) -> bool:
    return ModbusSerialClient(port).connect()  # error: [no-blocking-call] "Use `AsyncModbusSerialClient`"


async def read_pump(host: str) -> int:
    async with AsyncModbusTcpClient(host) as pump:
        return (await pump.read_holding_registers(0)).registers[0]


async def read_camera(url: str) -> bytes:
    camera = websocket.create_connection(url)  # error: [no-blocking-call] "Use `websockets`"
    return camera.recv()  # error: [no-blocking-call] "Use `websockets`"


async def read_events(context: zmq.Context, others: zmq.asyncio.Context) -> list[bytes]:
    events = context.socket(zmq.PULL)
    first = events.recv()  # error: [no-blocking-call] "Use `zmq.asyncio`"
    if_there = events.recv(zmq.NOBLOCK)
    awaited = await others.socket(zmq.PULL).recv()
    return [first, if_there, awaited]


async def read_orders() -> list:
    connection = pyodbc.connect("DSN=erp")  # error: [no-blocking-call] "Use `aioodbc`"
    return connection.cursor().fetchall()  # error: [no-blocking-call] "Use `aioodbc`"


async def list_readings() -> list[Reading]:
    with Session(engine) as session:
        return session.exec(select(Reading)).all()  # error: [no-blocking-call] "Use `sqlmodel.ext.asyncio.session.AsyncSession`"


async def list_readings_at_once(session: AsyncSession) -> list[Reading]:
    return (await session.exec(select(Reading))).all()


async def store(name: str, text: bytes) -> None:
    archive.put_object("plant", name, io.BytesIO(text), len(text))  # error: [no-blocking-call] "Use a worker thread"
