import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of what functions give', () => {
  it('believes the body of a plain function that gives no coroutine, whatever it declares', () => {
    check(`
import asyncio
from typing import Any, Awaitable, Callable, Coroutine, TypeVar
T = TypeVar('T')
async def work() -> int: ...
def copy(): return None
def in_thread(function: Callable[..., T], *args: Any) -> Coroutine[Any, Any, T]:
    return asyncio.get_running_loop().run_in_executor(None, function, *args)
def start() -> Awaitable[int]: return asyncio.create_task(work())
def export() -> Awaitable[None]: return copy()
def leave() -> Awaitable[None]: print('left')
def true_to_it() -> Awaitable[int]: return work()
def either(flag) -> Coroutine[Any, Any, int]: return work() if flag else copy()
def unknown_one(other) -> Awaitable[int]: return other.run()
class Base:
    def run(self) -> Awaitable[int]: ...
    def stop(self) -> Awaitable[int]: raise NotImplementedError
def use(base: Base):
    in_thread(print)  #: future
    start()  #: future
    export()  #: value
    leave()  #: value
    true_to_it()  #: awaitable
    either(True)  #: coroutine
    unknown_one(base)  #: awaitable
    base.run()  #: awaitable
    base.stop()  #: awaitable
`);
  });

  it('knows functions, nested functions and lambdas', () => {
    check(`
import asyncio

async def fetch(): return 1
def plain(): return 1
async def numbers():
    yield 1
fetch()  #: coroutine
plain()  #: value
numbers()  #: value
fetch  #: value
missing()  #: unknown
(lambda: fetch())()  #: coroutine
(lambda: 1)()  #: value

def outer():
    async def inner(): ...
    inner()  #: coroutine
    alias = inner
    alias()  #: coroutine
    return inner
outer()()  #: coroutine
`);
  });

  it('infers what functions without annotations return', () => {
    check(`
class A:
    async def get(self): ...
async def work(): return A()
def start(): return work()
def maybe(flag):
    if flag:
        return work()
    return 1
def either(flag):
    if flag:
        return work()
    return None
def make(): return A()
def recursive(n): return recursive(n - 1) if n else work()
def loop_a(): return loop_b()
def loop_b(): return loop_a()
def forwarded(f): return f()
class Abstract:
    def get(self): raise NotImplementedError
    def other(self): ...
start()  #: coroutine
maybe(1)  #: unknown
either(1)  #: unknown
make().get()  #: coroutine
recursive(1)  #: unknown
loop_a()  #: unknown
forwarded(work)  #: unknown
Abstract().get()  #: unknown
Abstract().other()  #: unknown
async def main():
    (await work()).get()  #: coroutine
`);
  });

  it('knows the targets of with and for', () => {
    check(`
import contextlib
from contextlib import asynccontextmanager, contextmanager
class Session:
    async def get(self): ...
    async def __aenter__(self): return self
    async def __aexit__(self, *args): ...
    def __aiter__(self): return self
    async def __anext__(self): return Session()
class Sync:
    def __enter__(self) -> Session: ...
    def __exit__(self, *args): ...
    def __iter__(self):
        yield Session()
@asynccontextmanager
async def opened():
    yield Session()
@contextmanager
def closing():
    yield Session()
async def stream():
    yield Session()
async def main():
    async with Session() as session:  #: with async
        session.get()  #: coroutine
    with Sync() as sync:  #: with sync
        sync.get()  #: coroutine
    async with opened() as one:  #: with async
        one.get()  #: coroutine
    with closing() as two:  #: with sync
        two.get()  #: coroutine
    async for item in Session():  #: for async
        item.get()  #: coroutine
    for item in Sync():  #: for sync
        item.get()  #: coroutine
    async for item in stream():  #: for async
        item.get()  #: coroutine
    with opened() as wrong:  #: with async
        pass
    for number in range(3):  #: for sync
        pass
    opened()  #: value
    for text in (f"{await one.get()}" for one in range(3)):  #: for async
        pass
    for inner in ((await one.get() for one in range(3)) for two in range(3)):  #: for sync
        pass
    async with contextlib.AsyncExitStack() as stack:
        entered = await stack.enter_async_context(Session())
        entered.get()  #: coroutine
`);
  });

  it('tells a value from a coroutine in all the same ways', () => {
    check({
      'conftest.py': `
import pytest
from main import Item
@pytest.fixture
def item(): return Item()
@pytest.fixture
def items():
    yield [Item()]
`,
      'test_items.py': `
def test_it(item, items):
    item.size()  #: value
    items[0].size()  #: value
    items[0].load()  #: coroutine
`,
      'main.py': `
import asyncio, contextlib, functools
from dataclasses import dataclass, field
from typing import Awaitable, Callable, Generic, Literal, NamedTuple, Optional, Protocol, Self, TypeVar, Union, overload
T = TypeVar('T')
class Item:
    async def load(self): ...
    def size(self): return 1
    def me(self) -> Self: return self
    @classmethod
    def make(cls) -> "Item": return cls()
    @staticmethod
    def count() -> int: ...
    @property
    def title(self) -> str: ...
    @functools.cached_property
    def weight(self): return 1
    def __aenter__(self): return self
class Special(Item):
    def load(self): return 1
    def size(self): return super().size()
    def more(self): super().load()  #: coroutine
class Box(Generic[T]):
    def __init__(self, value: T): self.value = value; self.item: Item | None = None
    def open(self) -> T: ...
@dataclass
class Crate:
    item: Item
    items: list["Item"] = field(default_factory=list)
class Pair(NamedTuple):
    left: Item
    right: int
class Sized(Protocol):
    def size(self) -> int: ...
@overload
def read(mode: Literal["now"]) -> int: ...
@overload
def read(mode: Literal["later"]) -> Awaitable[int]: ...
def read(mode): ...
def maybe(flag):
    if flag: return asyncio.sleep(1)
    return 1
def size_of(item): return item.size()
async def stream():
    yield 1
def use(item: "Item", other: Optional[Item], either: Union[Item, Special], kind: type[Special], box: Box[int],
        boxed: Box["Item"], handler: Callable[[], int], crate: Crate, pair: Pair, sized: Sized, anything):
    item.size()  #: value
    other.size()  #: value
    either.load()  #: unknown
    kind().load()  #: value
    kind().more()  #: value
    Special().me().load()  #: value
    Item.make().size()  #: value
    Item.count()  #: value
    item.title  #: value
    item.weight  #: value
    box.open()  #: value
    boxed.open().size()  #: value
    boxed.item.size()  #: value
    handler()  #: value
    crate.items[0].size()  #: value
    Crate(item).item.size()  #: value
    pair.right  #: value
    pair.left.load()  #: coroutine
    sized.size()  #: value
    read("now")  #: value
    read(anything)  #: unknown
    maybe(anything)  #: unknown
    size_of(item)  #: unknown
    functools.partial(item.size)()  #: value
    functools.partial(item.load)()  #: coroutine
    if isinstance(anything, Special):
        anything.load()  #: value
    if (found := other) is not None:
        found.size()  #: value
    first, second = item, 2
    first.size()  #: value
    second  #: value
    with contextlib.closing(item) as closed:  #: with sync
        closed.size()  #: value
    with contextlib.nullcontext(item) as same:  #: with both
        same.size()  #: value
    with contextlib.suppress(ValueError):  #: with sync
        pass
    stream()  #: value
    for number in [1]:  #: for sync
        number  #: value
`,
    });
  });

  it('tells futures and tasks from coroutines', () => {
    check(`
import asyncio
from concurrent.futures import ThreadPoolExecutor
async def work(): return 1
async def main():
    loop = asyncio.get_running_loop()
    asyncio.gather(work())  #: future
    asyncio.shield(work())  #: future
    asyncio.ensure_future(work())  #: future
    asyncio.create_task(work())  #: future
    loop.run_in_executor(None, print)  #: future
    loop.create_future()  #: future
    asyncio.wait_for(work(), 1)  #: coroutine
    asyncio.to_thread(print)  #: coroutine
    asyncio.sleep(1)  #: coroutine
    asyncio.run(work())  #: value
    asyncio.create_task(work())  #: is asyncio.Task
    async with asyncio.TaskGroup() as group:
        group.create_task(work())  #: future
    with ThreadPoolExecutor() as pool:
        pool.submit(print)  #: value
    asyncio.Queue().get()  #: coroutine
    asyncio.Event().wait()  #: coroutine
`);
  });

  it('gives pytest fixtures to parameters by name', () => {
    check({
      'conftest.py': `
import pytest
class Client:
    async def get(self): ...
@pytest.fixture
def client(): return Client()
@pytest.fixture
async def opened():
    yield Client()
`,
      'tests/test_api.py': `
import pytest
from conftest import Client
@pytest.fixture(name='other')
def local(client):
    client.get()  #: coroutine
    return client
async def test_it(client, opened, local, tmp_path):
    client.get()  #: coroutine
    opened.get()  #: coroutine
    local.get()  #: coroutine
    tmp_path.get()  #: unknown
def helper(client):
    client.get()  #: unknown
`,
    });
  });

  it('does not take mocks for what they stand in for', () => {
    check(`
from unittest.mock import AsyncMock, MagicMock, Mock, patch
mock = MagicMock()
mock.load()  #: unknown
mock()  #: unknown
mock  #: unknown
Mock().get()  #: unknown
`);
  });
});
