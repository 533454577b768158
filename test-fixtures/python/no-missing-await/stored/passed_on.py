"""Coroutines that go through several names before they are used."""

import asyncio

from dataclasses import dataclass


@dataclass
class Seat:
    row: int
    price: int


async def find_seat(number: int) -> Seat:
    await asyncio.sleep(0)
    return Seat(number, 10)


async def renamed(number: int) -> int:
    found = find_seat(number)  # error: [no-missing-await] "`seat` holds a coroutine from `find_seat()`"
    seat = found
    return seat.price


async def renamed_twice(number: int) -> None:
    found = find_seat(number)  # error: [no-missing-await] "never awaited"
    seat = found
    unused: object = seat


async def bound_in_passing(number: int) -> int:
    (seat := find_seat(number))  # error: [no-missing-await] "`.price` raises an AttributeError"
    return seat.price


async def side_by_side(first: int, second: int) -> int:
    left, right = find_seat(first), await find_seat(second)  # error: [no-missing-await] "`left` holds a coroutine"
    return left.price + right.price


async def swapped_in(number: int) -> int:
    found = find_seat(number)  # error: [no-missing-await] "`seat` holds a coroutine"
    seat, row = found, 3
    return seat.price + row


async def of_all(numbers: list[int]) -> list[int]:
    found: list[Seat] = [find_seat(number) for number in numbers]  # error: [no-missing-await] "`seats[0]` holds a coroutine"
    seats = found
    print(seats[0].price)
    return []


async def row_of_all(numbers: list[int]) -> None:
    seats, count = [find_seat(number) for number in numbers], 0  # error: [no-missing-await] "`seat` holds a coroutine"
    for seat in seats:
        count += seat.row


async def awaited_under_another_name(number: int) -> int:
    found = find_seat(number)
    seat = found
    return (await seat).price


async def awaited_in_between(number: int) -> int:
    found = find_seat(number)
    seat = await found
    return seat.price


async def awaited_under_either_name(number: int, is_early: bool) -> Seat | None:
    found = find_seat(number)
    seat = found
    if is_early:
        return await found
    return await seat


async def passed_on_in_one_branch(number: int, is_needed: bool) -> None:
    seat = None
    found = find_seat(number)  # error: [no-missing-await] "not awaited on every path"
    if is_needed:
        seat = found
    if seat is not None:
        await seat


async def seen_from_inside(number: int) -> None:
    found = find_seat(number)
    seat = found

    async def show() -> None:
        print(await seat)

    await show()


async def held_by_the_module(number: int) -> None:
    global last_seat
    found = find_seat(number)
    last_seat = found


async def kept_in_a_list(number: int) -> list[object]:
    found = find_seat(number)
    seats = [found]
    return seats


last_seat: object = None


class Box:
    async def open(self) -> int:
        return 3


async def by_a_written_name(box: Box) -> int:
    getattr(box, "open")()  # error: [no-missing-await] "is not awaited"
    return await getattr(box, "open")()


async def by_a_name_that_may_not_be_there(box: Box) -> object:
    return getattr(box, "open", None)


async def asked_from_the_other_side(number: int, is_needed: bool) -> Seat | None:
    seat = find_seat(number) if is_needed else None
    if None is not seat:
        return await seat
    return None
