import { check } from '../support/project.js';

/** Each example reads like a program; the comments behind `#:` say what is expected of the statement. */
describe('inference of classes and their members', () => {
  it('asks of a union only the members that can have what is asked for', () => {
    check(`
from abc import abstractmethod
from typing import Mapping, Protocol, Union
from somewhere import Base
class Item:
    name: str
class Service(Item):
    async def stop(self): ...
class Product(Item): ...
class Proxy:
    def __getattr__(self, name): return name
class Computed:
    def __getattribute__(self, name): return name
class Derived(Base): ...
class Named(Protocol):
    name: str
class Shape:
    @abstractmethod
    def area(self): ...
def use(
    product: Product | Service, text: Union[str, Service], nothing: Item | Product,
    proxy: Proxy | Service, computed: Computed | Service, derived: Derived | Service,
    named: Named | Service, shape: Shape | Service, anything: object | Service, mapping: Mapping | Service,
):
    product.stop()  #: coroutine
    text.stop()  #: coroutine
    product.name  #: value
    product.missing()  #: unknown
    nothing.stop()  #: unknown
    proxy.stop()  #: unknown
    computed.stop()  #: unknown
    derived.stop()  #: unknown
    named.stop()  #: unknown
    shape.stop()  #: unknown
    anything.stop()  #: unknown
    mapping.stop()  #: unknown
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
        self.mixed = {}
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
});
