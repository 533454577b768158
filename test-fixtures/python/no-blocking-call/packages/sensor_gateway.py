"""A gateway between sensors at serial ports and an MQTT broker, both by libraries that know no event loop."""

import asyncio

import paho.mqtt.client as mqtt
import paho.mqtt.publish as publish
import serial


class Sensor:
    def __init__(self, port: str) -> None:
        self.port = serial.Serial(port, 9600, timeout=2)

    def read_line(self) -> str:
        return self.port.readline().decode()

    async def read(self) -> float:
        return float(self.read_line())  # error: [no-blocking-call] "it calls `serial.Serial.readline()`"

    async def read_raw(self) -> bytes:
        return self.port.read(16)  # error: [no-blocking-call] "`self.port.read()` blocks"

    async def read_in_thread(self) -> float:
        return float(await asyncio.to_thread(self.read_line))


class PolledSensor:
    def __init__(self, port: str) -> None:
        self.port = serial.Serial(port, timeout=0)

    async def read(self) -> bytes:
        while not (data := self.port.read(16)):
            await asyncio.sleep(0.1)
        return data


async def read_of_another(port: serial.Serial) -> bytes:
    return port.read(1)


class Bridge:
    def __init__(self, host: str) -> None:
        self.client = mqtt.Client()
        self.host = host

    async def start(self) -> None:
        self.client.connect(self.host)  # error: [no-blocking-call] "Use `aiomqtt`"
        self.client.loop_start()

    async def start_at_once(self) -> None:
        self.client.connect_async(self.host)
        self.client.loop_start()

    def run(self) -> None:
        self.client.connect(self.host)
        self.client.loop_forever()

    async def run_here(self) -> None:
        self.run()  # error: [no-blocking-call] "it calls `paho.mqtt.client.Client.connect()`"

    async def send(self, topic: str, value: float) -> None:
        info = self.client.publish(topic, str(value))
        info.wait_for_publish()  # error: [no-blocking-call] "blocks the event loop"

    async def send_once(self, topic: str, value: float) -> None:
        publish.single(topic, str(value), hostname=self.host)  # error: [no-blocking-call] "blocks the event loop"
