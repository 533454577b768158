import asyncio

from pydantic import BaseModel

from .records import Contractor, Employee, Note, Payment, Person, Range, Shift


class Letter(BaseModel):
    text: str
    pages: int = 1


class SignedLetter(Letter):
    signature: str


async def look_up(name: str) -> int:
    await asyncio.sleep(0)
    return len(name)


async def transfer(amount: int) -> str:
    await asyncio.sleep(0)
    return str(amount)


async def hire(name: str) -> list[Person]:
    first = Person(name, look_up(name))  # error: [no-missing-await] "`Person()` takes a value as `age`"
    second = Employee(name, 30, salary=look_up(name))  # error: [no-missing-await] "takes a value as `salary`"
    third = Employee(name, 30, 0, None, manager=transfer(1))  # error: [no-missing-await] "takes a value as `manager`"
    fourth = Employee(name, 30, 0, extra=look_up(name))
    fifth = Person(name, await look_up(name))
    return [first, second, third, fourth, fifth]


async def pay(person: Person) -> Payment:
    print(Range(look_up("a")), Range(1, highest=look_up("b")))  # error: [no-missing-await] "as `lowest`" # error: [no-missing-await] "as `highest`"
    return Payment(person, transfer(10))


async def write(name: str) -> list[Letter]:
    plain = Letter(text=transfer(1))  # error: [no-missing-await] "`Letter()` takes a value as `text`"
    signed = SignedLetter(text="", pages=look_up(name), signature=name)  # error: [no-missing-await] "as `pages`"
    return [plain, signed]


async def outside(name: str) -> list[object]:
    return [Contractor(look_up(name)), Note(look_up(name))]


async def plan(name: str) -> list[Shift]:
    early = Shift(look_up(name))  # error: [no-missing-await] "`Shift()` takes a value as `hours`"
    late = Shift(8, tasks=transfer(1))
    return [early, late]
