import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of overloaded functions', () => {
  it('chooses overloads by literal arguments, and none when they disagree', () => {
    check(`
from typing import Literal, overload
@overload
def run(wait: Literal[True]) -> int: ...
@overload
async def run(wait: Literal[False]) -> int: ...
def run(wait): ...
@overload
async def same(x: int) -> int: ...
@overload
async def same(x: str) -> str: ...
async def same(x): ...
@overload
def by_type(x: int) -> int: ...
@overload
async def by_type(x: str) -> str: ...
def by_type(x): ...
def use(flag, number: int):
    run(True)  #: value
    run(False)  #: coroutine
    run(flag)  #: unknown
    run(wait=False)  #: coroutine
    same(flag)  #: coroutine
    by_type(1)  #: value
    by_type('a')  #: coroutine
    by_type(number)  #: value
    by_type(flag)  #: unknown
`);
  });

  it('chooses the first of several overloads that ask the same of an argument that is not known', () => {
    check(`
from typing import Literal, Optional, overload
@overload
async def ask(key: Optional[str], stream: Literal[True]) -> list[int]: ...
@overload
def ask(key: Optional[str], stream: bool = ...) -> int: ...
def ask(key, stream=False): ...
@overload
def find(key: str) -> int: ...
@overload
async def find(key: Optional[str]) -> int: ...
def find(key): ...
@overload
async def send(key: str, *, wait: Literal[True]) -> int: ...
@overload
def send(*keys: str, wait: bool = ...) -> int: ...
def send(*keys, wait=False): ...
def use(key, flag, keys):
    ask(key, True)  #: coroutine
    ask(stream=True, key=key)  #: coroutine
    ask(key)  #: value
    ask(key, stream=flag)  #: unknown
    find(key)  #: unknown
    send(key, wait=True)  #: coroutine
    send(*keys, wait=True)  #: unknown
`);
  });

  it('chooses overloads by more literals than a union has members', () => {
    check(`
from typing import Literal, overload
Mode = Literal['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
@overload
def ask(mode: Mode) -> int: ...
@overload
async def ask(mode: Literal['later', 'now']) -> int: ...
def ask(mode): ...
ask('h')  #: value
ask('later')  #: coroutine
def pass_on(mode: Mode):
    ask(mode)  #: value
    mode.upper()  #: value
def write(path: str):
    open(path)  #: is io.TextIOWrapper
    open(path, 'wb')  #: is io.BufferedWriter
    open(path, 'xb+')  #: is io.BufferedRandom
    open(path, mode='rb', buffering=0)  #: is io.FileIO
`);
  });

  it('chooses overloads beside parameters without annotation, and tells classes from instances', () => {
    check(`
from typing import Literal, overload
class Query: ...
@overload
def ask(event: Literal['a'], timeout=None) -> int: ...
@overload
async def ask(event: str, timeout=None) -> int: ...
def ask(event, timeout=None): ...
@overload
def get[M](source: type[M]) -> int: ...
@overload
async def get[M](source: Query) -> int: ...
def get(source): ...
def use(limit):
    ask('a', timeout=limit)  #: value
    ask('b', timeout=limit)  #: coroutine
    get(Query)  #: value
`);
  });

  it('takes of overloads that the arguments do not choose among what they agree about', () => {
    check(`
from asyncio import Future
from typing import Awaitable, overload
@overload
async def load(key: int) -> list[Awaitable[int]]: ...
@overload
async def load(key: str) -> list[str]: ...
async def load(key): ...
@overload
async def start(key: int) -> Future[int]: ...
@overload
async def start(key: str) -> str: ...
async def start(key): ...
@overload
def jobs(key: int) -> list[Awaitable[int]]: ...
@overload
def jobs(key: str) -> list[str]: ...
def jobs(key): ...
@overload
def same(key: int) -> list[Awaitable[int]]: ...
@overload
def same(key: str) -> list[Awaitable[int]]: ...
def same(key): ...
async def use(key, number: int):
    load(key)  #: coroutine
    (await load(key))  #: value
    (await load(key))[0]  #: unknown
    (await load(number))[0]  #: awaitable
    (await start(key))  #: unknown
    (await start(number))  #: future
    jobs(key)[0]  #: unknown
    same(key)[0]  #: awaitable
`);
  });

  it('takes what a collection holds from itself, and not from what is given to it', () => {
    check(`
from collections.abc import Awaitable, Callable, Sequence
Handler = Callable[[str], Awaitable[None]]
async def greet(name: str) -> None: ...
def ignore(name: str) -> None: ...
class Bus:
    one: dict[str, Handler]
    many: dict[str, list[Handler]]
    def use(self, key: str, given: Sequence[Handler] | None = None):
        (given or [])[0]('a')  #: awaitable
        self.many.get(key, [])[0]('a')  #: awaitable
        self.many.get(key, [greet])[0]('a')  #: awaitable
        self.many.get(key, [ignore])[0]('a')  #: unknown
        self.many.setdefault(key, [])[0]('a')  #: awaitable
        (self.many.get(key) or [])[0]('a')  #: awaitable
        (self.many.get(key) or [ignore])[0]('a')  #: unknown
        self.one.get(key, greet)('a')  #: awaitable
        self.one.get(key, ignore)('a')  #: unknown
`);
  });
});
