import { check } from './support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of calls', () => {
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

  it('knows methods, class methods, static methods and nested classes', () => {
    check(`
class Client:
    async def get(self): ...
    @classmethod
    async def create(cls): return cls()
    @staticmethod
    async def ping(): ...
    def close(self): return 1
    class Inner:
        async def run(self): ...

    async def all(self):
        self.get()  #: coroutine
        self.close()  #: value
        self.missing()  #: unknown

client = Client()
client.get()  #: coroutine
Client().get()  #: coroutine
Client.create()  #: coroutine
Client.ping()  #: coroutine
client.ping()  #: coroutine
client.close()  #: value
Client.Inner().run()  #: coroutine
async def main():
    (await Client.create()).get()  #: coroutine
    created = await Client.create()  #: is main.Client
    created.get()  #: coroutine
`);
  });

  it('follows the method resolution order and super()', () => {
    check(`
class Base:
    async def load(self): ...
    async def save(self): ...
    def sync(self): return 1
class Left(Base):
    def load(self): return 1
class Right(Base):
    async def sync(self): ...
class Both(Left, Right):
    async def run(self):
        super().load()  #: value
        super().save()  #: coroutine
        super(Both, self).save()  #: coroutine
Both().load()  #: value
Both().save()  #: coroutine
Both().sync()  #: coroutine
`);
  });

  it('does not guess what comes from a base that it does not know', () => {
    check(`
from somewhere import Unknown
class Base:
    async def load(self): ...
class First(Unknown, Base): ...
class Last(Base, Unknown): ...
First().load()  #: unknown
Last().load()  #: coroutine
Last().other()  #: unknown
Last()  #: unknown
`);
  });

  it('knows properties and cached properties', () => {
    check(`
from functools import cached_property
class Session:
    async def get(self): ...
class Api:
    @property
    def session(self) -> Session: ...
    @cached_property
    def other(self): return Session()
    @property
    async def value(self): return 1
    @property
    def name(self): return 'a'
    @name.setter
    def name(self, value): ...
Api().session.get()  #: coroutine
Api().other.get()  #: coroutine
Api().value  #: coroutine
Api().name  #: value
Api().session  #: is main.Session
`);
  });

  it('knows attributes of self from annotations and assignments', () => {
    check(`
class Session:
    async def get(self): ...
class Holder:
    declared: Session
    described: 'Session | None' = None
    shared = Session()
    def __init__(self, given: Session, other):
        self.made = Session()
        self.given = given
        self.other = other
        self.late: Session | None = None
        self.mixed = Session()
    def set(self):
        self.mixed = 1
    async def run(self):
        self.declared.get()  #: coroutine
        self.described.get()  #: coroutine
        self.shared.get()  #: coroutine
        self.made.get()  #: coroutine
        self.given.get()  #: coroutine
        self.other.get()  #: unknown
        self.late.get()  #: coroutine
        self.mixed.get()  #: unknown
        self.mixed = Session()
        self.mixed.get()  #: coroutine
`);
  });

  it('reads annotations as objects and as strings', () => {
    check(`
from __future__ import annotations
import typing as t
from typing import Annotated, Any, Awaitable, Callable, Coroutine, Optional, Union
import asyncio
class A:
    async def get(self): ...
class B(A): ...
class C:
    def get(self): return 1
def use(a: A, b: 'B', c: Optional[A], d: Union[A, B], e: A | None, f: type[A], g: t.Optional['A'],
        h: Annotated[A, 'note'], i: Callable[[int], Coroutine[Any, Any, A]], j: Callable[..., Awaitable[int]],
        k: asyncio.Task[A], l: A | C, m: Any, n: list[A], o: dict[str, A], p: tuple[A, C], q: Callable[[], A],
        r: asyncio.Future, s: t.List[A]):
    a.get()  #: coroutine
    b.get()  #: coroutine
    c.get()  #: coroutine
    d.get()  #: coroutine
    e.get()  #: coroutine
    f().get()  #: coroutine
    g.get()  #: coroutine
    h.get()  #: coroutine
    i(1)  #: coroutine
    j()  #: awaitable
    k  #: future
    l.get()  #: unknown
    m.get()  #: unknown
    n[0].get()  #: coroutine
    o['x'].get()  #: coroutine
    o.get('x').get()  #: coroutine
    p[0].get()  #: coroutine
    p[1].get()  #: value
    q().get()  #: coroutine
    r  #: future
    s[0].get()  #: coroutine
    for one in n:
        one.get()  #: coroutine
    for key, one in o.items():
        one.get()  #: coroutine
    for one in o.values():
        one.get()  #: coroutine
`);
  });

  it('knows Self, type variables and generic classes and aliases', () => {
    check(`
from typing import Awaitable, Callable, Generic, Protocol, Self, TypeVar, Union
T = TypeVar('T')
K = TypeVar('K')
class Item:
    async def get(self): ...
    def me(self) -> Self: return self
    def untyped(self): return self
class Special(Item):
    async def more(self): ...
class Box(Generic[T]):
    def __init__(self, value: T): self.value = value
    def open(self) -> T: ...
class ItemBox(Box[Item]): ...
class New[X]:
    def open(self) -> X: ...
def first(items: list[T]) -> T: ...
def call(f: Callable[[], T]) -> T: ...
Handler = Callable[[T], Awaitable[T]]
Result = Union[T, list[T]]
type Alias = Callable[[], Awaitable[int]]
def use(box: Box[Item], new: New[Item], handler: Handler[int], alias: Alias):
    Special().me().more()  #: coroutine
    Special().untyped().more()  #: coroutine
    box.open().get()  #: coroutine
    box.value.get()  #: coroutine
    ItemBox(1).open().get()  #: coroutine
    Box(Item()).open().get()  #: coroutine
    new.open().get()  #: coroutine
    first([Item()]).get()  #: coroutine
    call(Item).get()  #: coroutine
    call(lambda: Item()).get()  #: coroutine
    handler(1)  #: awaitable
    alias()  #: awaitable
`);
  });

  it('does not know whether something is awaitable that may be None', () => {
    check(`
from collections.abc import Awaitable, Coroutine
from typing import Optional, Union
async def work(): ...
def new(flag) -> Coroutine | None: return work() if flag else None
def old(flag) -> Optional[Awaitable[None]]: return work() if flag else None
def older(flag) -> Union[Coroutine, None]: return work() if flag else None
def quoted(flag) -> 'Coroutine | None': return work() if flag else None
def untyped(flag): return work() if flag else None
def always(flag) -> Coroutine: return work()
def both(flag):
    if flag: return work()
    return work()
new(1)  #: unknown
old(1)  #: unknown
older(1)  #: unknown
quoted(1)  #: unknown
untyped(1)  #: unknown
always(1)  #: coroutine
both(1)  #: coroutine
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
    async with contextlib.AsyncExitStack() as stack:
        entered = await stack.enter_async_context(Session())
        entered.get()  #: coroutine
`);
  });

  it('unpacks tuples', () => {
    check(`
class A:
    async def get(self): ...
def pair(): return A(), 1
a, b = A(), 1
a.get()  #: coroutine
b.get()  #: unknown
(c, [d, e]), f = (1, [A(), 2]), A()
f.get()  #: coroutine
d.get()  #: unknown
first, *rest = [A(), A()]
first.get()  #: coroutine
rest[0].get()  #: coroutine
x, y = pair()
x.get()  #: coroutine
for index, one in enumerate([A()]):
    one.get()  #: coroutine
for left, right in zip([A()], [1]):
    left.get()  #: coroutine
`);
  });

  it('narrows by isinstance, None, truth and assignment expressions', () => {
    check(`
import asyncio, inspect
from typing import Any
class A:
    async def get(self): ...
class B:
    def get(self): return 1
def find() -> A | None: ...
def use(x: A | B, y, z: A | None, f: 'A | asyncio.Future', c):
    x.get()  #: unknown
    if isinstance(x, A):
        x.get()  #: coroutine
    else:
        x.get()  #: value
    if not isinstance(x, A):
        return
    x.get()  #: coroutine
    if isinstance(y, (A,)) and y.get():
        y.get()  #: coroutine
    y.get()  #: unknown
    if z is None:
        z.get()  #: unknown
        return
    z.get()  #: coroutine
    if (found := find()) is not None:
        found.get()  #: coroutine
    while (item := find()):
        item.get()  #: coroutine
    assert isinstance(y, B)
    y.get()  #: value
    [one.get() for one in [x] if isinstance(one, A)]
    match c:
        case A():
            c.get()  #: coroutine
        case B() as other:
            other.get()  #: value
`);
  });

  it('counts on the member of a union that has what is asked for', () => {
    check(`
async def noop(): ...
class Disk:
    async def rename(self): ...
    def size(self): return 1
    async def close(self): ...
def connected(method):
    def wrapper(disk, *args):
        if disk.is_shut_down:
            return noop()
        return method(disk, *args)
    return wrapper
class Manager:
    @connected
    def find(self): return Disk()
manager = Manager()
disk = manager.find()
disk.rename()  #: coroutine
disk.size()  #: value
disk.close()  #: unknown
disk.missing()  #: unknown
(noop() if manager else noop()).rename()  #: unknown
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

  it('lets flow decide which binding of a name counts', () => {
    check(`
class A:
    async def get(self): ...
class B:
    def get(self): return 1
def flow(flag):
    x = B()
    x = A()
    x.get()  #: coroutine
    if flag:
        x = B()
        x.get()  #: value
    x.get()  #: unknown
    y = None
    if flag:
        y = A()
    y.get()  #: coroutine
    z = A()
    for _ in range(3):
        z.get()  #: unknown
        z = B()
    if flag:
        w = B()
        raise ValueError
    else:
        w = A()
    w.get()  #: coroutine
    del w
def closure(flag):
    x = A()
    def inner():
        x.get()  #: unknown
    x = B()
try:
    import fast as json
except ImportError:
    json = None
json.get()  #: unknown
`);
  });

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

  it('takes of overloads that the arguments do not choose among what they agree about', () => {
    check(`
from typing import Awaitable, overload
@overload
async def load(key: int) -> list[Awaitable[int]]: ...
@overload
async def load(key: str) -> list[str]: ...
async def load(key): ...
@overload
async def start(key: int) -> Awaitable[int]: ...
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
    (await start(number))  #: awaitable
    jobs(key)[0]  #: unknown
    same(key)[0]  #: awaitable
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

  it('looks into decorators, and is silent where it cannot', () => {
    check(`
import functools
from functools import wraps
from typing import Any, Awaitable, Callable, Coroutine, ParamSpec, TypeVar
from somewhere import unknown_decorator
P = ParamSpec('P')
R = TypeVar('R')
F = TypeVar('F', bound=Callable[..., Any])
def same(f): return f
def typed(f: F) -> F: return f
def wrapped(f):
    @wraps(f)
    async def wrapper(*args, **kwargs):
        return await f(*args, **kwargs)
    return wrapper
def blocking(f):
    def wrapper(*args, **kwargs):
        return asyncio.run(f(*args, **kwargs))
    return wrapper
def passing(f):
    def wrapper(*args):
        return f(*args)
    return wrapper
def factory(times):
    def decorate(f):
        @functools.wraps(f)
        async def wrapper(*args):
            return await f(*args)
        return wrapper
    return decorate
def generic(f: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]: ...
def making() -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def to_sync(f: Callable[P, Awaitable[R]]) -> Callable[P, R]: ...
class Decorator:
    def __init__(self, f): self.f = f
    async def __call__(self): ...
@same
async def a(): ...
@typed
async def b(): ...
@wrapped
async def c(): ...
@blocking
async def d(): ...
@passing
async def e(): ...
@factory(3)
async def f(): ...
@generic
async def g(): return 1
@making()
async def h(): ...
@to_sync
async def i(): return 1
@unknown_decorator
async def j(): ...
@unknown_decorator(1)
async def k(): ...
@Decorator
def l(): ...
@functools.cache
def m(): return 1
@wrapped
def n(): ...
a()  #: coroutine
b()  #: coroutine
c()  #: coroutine
d()  #: unknown
e()  #: coroutine
f()  #: coroutine
g()  #: coroutine
h()  #: coroutine
i()  #: value
j()  #: unknown
k()  #: unknown
l()  #: coroutine
m()  #: value
n()  #: coroutine
`);
  });

  it('knows functools.partial, wraps and caches', () => {
    check(`
import functools
from functools import partial
async def fetch(x): ...
def plain(x): return 1
partial(fetch, 1)()  #: coroutine
partial(plain, 1)()  #: value
later = functools.partial(fetch)
later()  #: coroutine
@functools.lru_cache(maxsize=None)
def cached(): return fetch(1)
cached()  #: coroutine
`);
  });

  it('knows dataclasses, protocols, abstract classes and enumerations', () => {
    check(`
import abc, enum
from dataclasses import dataclass, field
from typing import AsyncIterator, NamedTuple, Protocol
class Session:
    async def get(self): ...
@dataclass
class Config:
    session: Session
    others: list[Session] = field(default_factory=list)
class Point(NamedTuple):
    session: Session
class Loader(Protocol):
    async def load(self) -> int: ...
    def rows(self) -> AsyncIterator[int]: ...
    async def stream(self) -> AsyncIterator[int]: ...
class Base(abc.ABC):
    @abc.abstractmethod
    async def run(self): ...
class Color(enum.Enum):
    RED = 1
    async def paint(self): ...
def use(config: Config, loader: Loader, base: Base, point: Point):
    config.session.get()  #: coroutine
    config.others[0].get()  #: coroutine
    loader.load()  #: coroutine
    for row in loader.rows():  #: for async
        pass
    loader.stream()  #: unknown
    base.run()  #: coroutine
    Color.RED.paint()  #: coroutine
    point.session.get()  #: coroutine
`);
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

  it('gives no answer for names that are rebound, shadowed or deleted', () => {
    check(`
async def fetch(): ...
def shadow(fetch):
    fetch()  #: unknown
def local():
    fetch = str
    fetch()  #: value
def looped(items):
    for fetch in items:
        fetch()  #: unknown
rebound = fetch
rebound = print
def use():
    rebound()  #: value
def switch(flag):
    run = fetch if flag else print
    run()  #: unknown
class Holder:
    def __getattr__(self, name): ...
Holder().anything()  #: unknown
globals()['fetch']()  #: unknown
getattr(Holder(), 'x')()  #: unknown
`);
  });
});
