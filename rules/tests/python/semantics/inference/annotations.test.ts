import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of annotations', () => {
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
        r: asyncio.Future, s: t.List[A], u: t.Tuple[C, A], v: t.Tuple[A, ...]):
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
    u[0].get()  #: value
    u[1].get()  #: coroutine
    v[2].get()  #: coroutine
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

  it('puts arguments in the place of the type parameters of aliases, in their order', () => {
    check(`
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar
class Store:
    async def load(self): ...
P = ParamSpec('P')
R = TypeVar('R')
Old = Callable[P, R]
type Maker[**Q, T] = Callable[Q, Coroutine[Any, Any, T]]
type Swapped[A, B] = Callable[[B], A]
type Table[K, V] = dict[K, list[V]]
type Spread[*Ts, T] = Callable[[*Ts], T]
type Optional[T] = T | None
async def use(
    old: Old[[int], Awaitable[Store]],
    maker: Maker[[int], Store],
    swapped: Swapped[Awaitable[Store], int],
    other: Swapped[int, Awaitable[Store]],
    table: Table[str, Maker[..., Store]],
    spread: Spread[int, str, Awaitable[Store]],
    optional: Optional[Maker[..., Store]],
    bare: Swapped,
):
    old(1)  #: awaitable
    (await old(1)).load()  #: coroutine
    maker(1)  #: coroutine
    (await maker(1)).load()  #: coroutine
    swapped(1)  #: awaitable
    other(1)  #: value
    (await table['a'][0]()).load()  #: coroutine
    spread(1, 'a')  #: awaitable
    (await optional()).load()  #: coroutine
    bare(1)  #: unknown
`);
  });
});
