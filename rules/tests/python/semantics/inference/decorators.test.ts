import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of decorated functions', () => {
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

  it('calls what a functools.partial was made of', () => {
    check(`
import functools
from functools import partial, wraps
def retry(function=None, *, times=1):
    if function is None:
        return partial(retry, times=times)
    @wraps(function)
    async def wrapper(*args, **kwargs):
        return await function(*args, **kwargs)
    return wrapper
def blocking(function=None, *, loop=None):
    if function is None:
        return partial(blocking, loop=loop)
    def wrapper(*args):
        return loop.run_until_complete(function(*args))
    return wrapper
def swapped(other, function): return function
retry_thrice = partial(retry, times=3)
@retry
async def a(): ...
@retry(times=2)
async def b(): ...
@retry_thrice
async def c(): ...
@functools.partial(retry, times=5)
async def d(): ...
@blocking(loop=loop)
async def e(): ...
@partial(swapped, print)
async def f(): ...
@partial(swapped, function=print)
async def g(): ...
@partial(*decorators)
async def h(): ...
class Client:
    @retry(times=2)
    async def load(self, url): ...
def main(client: Client):
    a()  #: coroutine
    b()  #: coroutine
    c()  #: coroutine
    d()  #: coroutine
    e()  #: unknown
    f()  #: coroutine
    g()  #: value
    h()  #: unknown
    client.load('')  #: coroutine
    partial(client.load)('')  #: coroutine
`);
  });

  it('follows decorators that are applied by calls', () => {
    check(`
import functools
async def fetch(): ...
def passing(fn):
    return fn
def plain(fn):
    return lambda: 1
async def a(): ...
a = passing(a)
async def b(): ...
b = functools.lru_cache(maxsize=None)(b)
async def c(): ...
c = plain(c)
async def d(): ...
d = plain(functools.cache(d))
async def e(): ...
e = print(e)
class Client:
    async def f(cls): ...
    f = classmethod(f)
    def g(self): return fetch()
    g = property(g)
def main(client: Client):
    a()  #: coroutine
    b()  #: coroutine
    c()  #: value
    d()  #: value
    e()  #: unknown
    client.f()  #: coroutine
    client.g  #: coroutine
`);
  });
});
