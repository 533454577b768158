import assert from 'node:assert/strict';
import { check, TestProject } from './support/project.js';

describe('qualified names', () => {
  it('follows imports, renaming and assignment', () => {
    check(`
import time
import os.path as p
import asyncio.locks
from time import sleep as s, sleep
t = time
again = s
time.sleep(1)  #: calls time.sleep
t.sleep(1)  #: calls time.sleep
s(1)  #: calls time.sleep
again(1)  #: calls time.sleep
p.exists('x')  #: calls os.path.exists
asyncio.locks.Lock()  #: calls asyncio.Lock
def f():
    from subprocess import run as execute
    execute(['ls'])  #: calls subprocess.run
def g(sleep):
    sleep(1)  #: calls unknown
def h():
    sleep = print
    sleep(1)  #: calls print
`);
  });

  it('names methods by the class that defines them', () => {
    check(`
import queue, requests, socket, subprocess, threading, concurrent.futures, sqlite3, asyncio
from pathlib import Path
class MySession(requests.Session):
    def own(self): ...
class Holder:
    def __init__(self): self.session = requests.Session()
    def use(self):
        self.session.get('x')  #: calls requests.Session.get
        self.use()  #: calls main.Holder.use
MySession().get('x')  #: calls requests.Session.get
MySession().own()  #: calls main.MySession.own
subprocess.Popen('x').wait()  #: calls subprocess.Popen.wait
threading.Lock().acquire()  #: calls threading.Lock.acquire
threading.Thread().join()  #: calls threading.Thread.join
threading.Event().wait()  #: calls threading.Event.wait
queue.Queue().get()  #: calls queue.Queue.get
socket.socket().recv(1)  #: calls socket.socket.recv
Path('x').read_text()  #: calls pathlib.Path.read_text
(Path('x') / 'y').read_text()  #: calls pathlib.Path.read_text
open('x').read()  #: calls io.TextIOWrapper.read
sqlite3.connect('x').execute('y')  #: calls sqlite3.Connection.execute
concurrent.futures.ThreadPoolExecutor().submit(print).result()  #: calls concurrent.futures.Future.result
asyncio.get_event_loop().run_until_complete(x)  #: calls asyncio.AbstractEventLoop.run_until_complete
with requests.Session() as session:  #: with sync
    session.post('x')  #: calls requests.Session.post
`);
  });

  it('keeps the names of what is not installed', () => {
    check(`
import not_installed.sub as n
from not_installed import client as c, Thing
n.call()  #: calls not_installed.sub.call
c('s3')  #: calls not_installed.client
c('s3').get()  #: calls unknown
def f(thing: Thing):
    thing.get()  #: calls not_installed.Thing.get
class Sub(Thing):
    def f(self):
        self.get()  #: calls unknown
`);
  });

  it('resolves re-exports to the module that defines', () => {
    check({
      'app/__init__.py': 'from .db import load as load_all, Store\n',
      'app/db.py': 'def load(): ...\nclass Store:\n    def get(self): ...\n',
      'main.py': `
import app
from app import load_all, Store
load_all()  #: calls app.db.load
app.load_all()  #: calls app.db.load
app.Store().get()  #: calls app.db.Store.get
Store()  #: is app.db.Store
`,
    });
  });

  it('knows classes and their bases', () => {
    const module = new TestProject({
      'main.py': `
import requests
from gone import Base
class Mine(requests.Session): ...
class Other(Base): ...
mine = Mine()
other = Other()
Mine; other; mine
`,
    }).open('main.py');
    assert.equal(module.facts.isInstanceOf(module.find('mine'), 'requests.Session'), true);
    assert.equal(module.facts.isInstanceOf(module.find('mine'), 'requests.Response'), false);
    assert.equal(module.facts.isInstanceOf(module.find('other'), 'main.Other'), true);
    assert.equal(module.facts.isInstanceOf(module.find('other'), 'gone.Base'), true);
    assert.equal(module.facts.isInstanceOf(module.find('Mine'), 'requests.Session'), false);
  });

  it('finds declarations and functions of the project', () => {
    const project = new TestProject({
      'lib.py':
        'import time\n\ndef load():\n    time.sleep(1)\n\nclass Client:\n    def get(self):\n        self.x = 1\n',
      'main.py':
        'from lib import load, Client\n\ndef use(client: Client, value):\n    load()\n    client.get()\n    client.x\n    value\n',
    });
    const module = project.open('main.py');
    const lib = project.files['lib.py'] ?? '';
    const locate = (written: string): string | undefined => {
      const place = module.facts.findDeclaration(module.find(written));
      return (
        place &&
        `${place.path} ${(project.files[place.path.slice('/project/'.length)] ?? '').slice(place.start, place.end)}`
      );
    };
    assert.equal(locate('load'), '/project/lib.py load');
    assert.equal(locate('client.get'), '/project/lib.py get');
    assert.equal(locate('client.x'), '/project/lib.py x');
    assert.equal(locate('value'), '/project/main.py value');
    const ref = module.facts.findFunction(module.find('client.get'));
    assert(ref !== undefined);
    assert.equal(ref.qualifiedName, 'Client.get');
    assert.equal(lib.slice(ref.location.start, ref.location.end), 'get');
    const own = module.facts.getFunctionRef(module.findFunction('use'));
    assert.equal(module.facts.findFunctionNode(own.location), module.findFunction('use'));
    assert.equal(module.facts.findFunction(module.find('value')), undefined);
  });
});
