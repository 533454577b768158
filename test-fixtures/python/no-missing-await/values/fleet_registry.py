"""A registry of buses: coroutines that are put where its classes declare something else."""

import asyncio
from collections.abc import Awaitable, Generator
from enum import Enum
from typing import Any, Generic, TypedDict, TypeVar

import attr

from somewhere import connect

T = TypeVar("T")


class Fuel(Enum):
    DIESEL = "diesel"
    POWER = "power"


class Kind(Fuel):
    @classmethod
    def _missing_(cls, value: object) -> "Kind | None":
        return None


class Bus:
    number: int = 0
    seats: int = 40

    async def refuel(self) -> None: ...


async def find_bus(number: int) -> Bus:
    await asyncio.sleep(0)
    return Bus()


async def read_fuel(number: int) -> str:
    await asyncio.sleep(0)
    return "diesel"


class Depot:
    def __init__(self) -> None:
        self._bus: Bus | None = None
        self._pending: Awaitable[Bus] | None = None
        self._any = None
        self.last: Bus | None = None

    @property
    def bus(self) -> Bus | None:
        return self._bus

    @bus.setter
    def bus(self, bus: Bus) -> None:
        self._bus = bus

    @property
    def pending(self) -> Awaitable[Bus] | None:
        return self._pending

    @pending.setter
    def pending(self, bus: Awaitable[Bus]) -> None:
        self._pending = bus

    @property
    def anything(self):
        return self._any

    @anything.setter
    def anything(self, value):
        self._any = value

    async def fill(self) -> None:
        self.bus = find_bus(1)  # error: [no-missing-await] "`self.bus` is declared to hold something else"
        self.bus = await find_bus(1)
        self.pending = find_bus(1)
        self.anything = find_bus(1)
        self.last = bus = find_bus(1)  # error: [no-missing-await] "`self.last` is declared to hold something else"
        self.anything = other = find_bus(2)
        await asyncio.gather(bus, other)


async def fill(depot: Depot) -> None:
    depot.bus = find_bus(3)  # error: [no-missing-await] "`depot.bus` is declared to hold something else"


async def get_fuel(number: int) -> Fuel:
    if number > 100:
        return Kind(read_fuel(number))  # error: [no-missing-await] "`Kind()` takes a value as `value`"
    return Fuel(read_fuel(number))  # error: [no-missing-await] "`Fuel()` takes a value as `value`"


async def get_fuel_in_turn(number: int) -> Fuel:
    return Fuel(await read_fuel(number))


@attr.s(slots=True, frozen=True, auto_attribs=True)
class Trip:
    bus: Bus
    _stops: int = 0
    started: Awaitable[Bus] | None = None
    fuel: Fuel = attr.ib(converter=Fuel, default=Fuel.DIESEL)

    @classmethod
    async def start(cls, number: int, is_known: bool, known: Bus) -> "Trip":
        if number < 0:
            return cls(find_bus(0), stops=1)  # error: [no-missing-await] "`cls()` takes a value as `bus`"
        if number == 0:
            return Trip(known if is_known else find_bus(number))  # error: [no-missing-await] "`Trip()` takes a value as `bus`"
        return cls(bus=await find_bus(number), started=find_bus(number), fuel=read_fuel(number))


@attr.s
class Loose:
    bus: Bus
    code = attr.ib()


def make_loose() -> Loose:
    return Loose(find_bus(1))


class Row(TypedDict):
    bus: Bus
    later: Awaitable[Bus]
    anything: Any


async def write(row: Row, key: str) -> None:
    row["bus"] = find_bus(1)  # error: [no-missing-await] "`row["bus"]` is declared to hold something else"
    row["later"] = find_bus(1)
    row["anything"] = find_bus(1)
    row[key] = find_bus(1)


class Page(Generic[T]):
    """Gives its first page when it is awaited, and all of them in a loop."""

    size: int = 10

    def __await__(self) -> Generator[Any, None, Bus]:
        return find_bus(1).__await__()


class Requested:
    def __getattr__(self, name: str) -> Any:
        return name

    def __await__(self) -> Generator[Any, None, Bus]:
        return find_bus(1).__await__()


class Unclear:
    def __await__(self):
        return find_bus(1).__await__()


def list_buses() -> Page[Bus]:
    return Page()


async def show() -> None:
    print(list_buses().number)  # error: [no-missing-await] "`list_buses()` gives an awaitable here, not its result: `.number` raises an AttributeError"
    print((await list_buses()).number)
    print(list_buses().size)
    print(list_buses().unknown)
    print(Requested().number)
    print(Unclear().number)
    page = list_buses()  # error: [no-missing-await] "`page` holds an awaitable from `list_buses()`, not its result: `.number` raises an AttributeError"
    print(page.size, page.number)
    other = list_buses()
    print(other.size)


class Filter(Page[Bus]):
    def __init__(self, **options: Any) -> None:
        for name, value in options.items():
            setattr(self, name, value)


class Cached(Page[Bus]):
    def __init__(self, found: dict[str, Any]) -> None:
        self.__dict__.update(found)


def list_seats() -> Page[Bus]:
    page = Page()
    page.seats = 40
    return page


def name_page(page: Any, number: str) -> None:
    setattr(page, "number", number)


async def show_more() -> None:
    print(Filter(number="12").number)
    print(Cached({"number": "12"}).number)
    print(list_seats().seats)
    named = list_buses()
    name_page(named, "12")
    print(named.number)
    asked = list_buses()
    if hasattr(asked, "number"):
        print(asked.number)
    late = list_buses()  # error: [no-missing-await] "`late` holds an awaitable from `list_buses()`, not its result: `.number` raises an AttributeError"
    await late
    print(late.number)


class Garage:
    """Written when Python had no annotations of variables."""

    def __init__(self, address):
        self.bus = connect(address).bus()  # type: Bus
        self.buses = [
            connect(address).bus(),
        ]  # type: list[Bus]  # the newest first
        self.other = connect(address).bus()  # type: ignore
        self.first = self.second = connect(address).bus()  # type: Bus

    async def refuel(self, address):
        self.bus.refuel()  # error: [no-missing-await] "`self.bus.refuel()` is not awaited"
        self.buses[0].refuel()  # error: [no-missing-await] "`self.buses[0].refuel()` is not awaited"
        self.other.refuel()
        self.first.refuel()
        guest = connect(address).bus()  # type: Bus
        guest.refuel()  # error: [no-missing-await] "`guest.refuel()` is not awaited"
