import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of what names hold at a place', () => {
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
d.get()  #: coroutine
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

  it('lets a name depend on itself, as far as what it is taken to be holds', () => {
    check(`
class Page:
    async def next(self) -> 'Page': ...
    async def load(self) -> int: ...
    def has_next(self) -> bool: ...
class Last:
    async def load(self) -> int: ...
    def first(self) -> Page: ...
async def fetch() -> Page: ...
async def walk():
    page = await fetch()
    while page.has_next():
        page.load()  #: coroutine
        page = await page.next()
    page.load()  #: coroutine
async def walk_on(page: Page):
    for _ in range(3):
        page = await page.next()
    page.load()  #: coroutine
async def change(last: Last):
    page = last
    for _ in range(3):
        page = page.first()
        page.load()  #: unknown
async def mix(flag):
    page = await fetch()
    last = 1
    while flag:
        page, last = last, page
    page.load()  #: unknown
def convert(text: str):
    value = text
    while True:
        value = int(value)
        value  #: value
`);
  });
});
