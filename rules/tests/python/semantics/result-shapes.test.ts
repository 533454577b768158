import assert from 'node:assert/strict';
import { check, TestProject } from './support/project.js';

describe('what a call gives whatever the arguments are', () => {
  it('is asked of all signatures, and is for the arguments to decide where these are unlike', () => {
    check(`
from typing import Any, overload
@overload
def read(key: str) -> dict[str, int]: ...
@overload
def read(key: int) -> dict[int, int]: ...
def read(key): ...
@overload
def load(key: str) -> dict[str, int]: ...
@overload
async def load(key: int) -> dict[str, int]: ...
def load(key): ...
def choose(given) -> Any: ...
read('a')  #: value
read(choose(1))  #: value
load('a')  #: value
load(1)  #: coroutine
load(choose(1))  #: unknown
`);
  });

  it('is known but for type arguments', () => {
    check(`
from typing import Awaitable, TypeVar
T = TypeVar('T')
def same(value: T) -> T: return value
def pack(value: T) -> list[T]: return [value]
def start(value: T) -> Awaitable[T]: ...
async def load(): return 1
same(load())  #: coroutine
same(1)  #: value
pack(load())  #: value
start(1)  #: awaitable
`);
  });

  it('is that of an object that can be called, and of the class that is meant by self', () => {
    check(`
class Wrapped:
    async def __call__(self): ...
class Plain:
    def copy(self): return self
    def make(self): return type(self)()
class Later(Plain):
    def __await__(self): yield
Wrapped()()  #: coroutine
Plain().copy()  #: value
Later().copy()  #: awaitable
Later().make()  #: awaitable
Later()  #: awaitable
`);
  });

  it('is found anew when what it was found of changes', () => {
    const project = new TestProject({
      'reply.py': 'class Reply: ...\n',
      'client.py': 'from reply import Reply\ndef send(*parts) -> Reply: ...\n',
      'main.py': 'from client import send\nsend(1)\n',
    });
    const getKind = (): string => {
      const module = project.open('main.py');
      return module.facts.getAwaitableKind(module.find('send(1)'));
    };
    assert.equal(getKind(), 'value');
    project.change('reply.py', 'class Reply:\n    def __await__(self): yield\n');
    assert.equal(getKind(), 'awaitable');
    project.change('client.py', 'async def send(*parts): ...\n');
    assert.equal(getKind(), 'coroutine');
  });
});
