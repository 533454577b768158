import assert from 'node:assert/strict';
import { findCallPath, findPath } from './support/paths.js';
import { TestProject } from './support/project.js';

describe('call paths', () => {
  it('finds a call in the function itself, and in what it calls', () => {
    assert.deepEqual(findPath('def start():\n    time.sleep(1)\n'), ['time.sleep()']);
    const chain = 'from time import sleep\ndef start(): middle()\ndef middle(): end()\ndef end(): sleep(1)\n';
    assert.deepEqual(findPath(chain), ['middle()', 'end()', 'time.sleep()']);
    assert.equal(findPath('def start():\n    time.time()\n'), undefined);
  });

  it('crosses files, and says where each step is', () => {
    const files = {
      'main.py': 'from store.db import Database\n\ndef start(db: Database):\n    return db.load()\n',
      'store/__init__.py': '',
      'store/db.py': 'from .net import read\n\nclass Database:\n    def load(self):\n        return read("x")\n',
      'store/net.py': 'import requests\n\ndef read(url):\n    return requests.get(url)\n',
    };
    const module = new TestProject(files).open('main.py');
    const path = findCallPath(module.facts.getFunctionRef(module.findFunction('start')));
    assert(path !== undefined);
    assert.equal(path.target, 'requests.get');
    const written = path.steps.map(({ at }) => {
      const name = at.path.slice('/project/'.length);
      return `${name}: ${new Map(Object.entries(files)).get(name)?.slice(at.start, at.end)}`;
    });
    assert.deepEqual(written, ['main.py: db.load()', 'store/db.py: read("x")', 'store/net.py: requests.get(url)']);
  });

  it('takes the shortest way, whatever is asked first', () => {
    const code = `
import time
def start():
    long()
    short()
def long(): longer()
def longer(): short()
def short(): time.sleep(1)
`;
    const module = new TestProject({ 'main.py': code }).open('main.py');
    const ask = (name: string): number | undefined =>
      findCallPath(module.facts.getFunctionRef(module.findFunction(name)))?.steps.length;
    assert.equal(ask('longer'), 2);
    assert.equal(ask('start'), 2);
    assert.equal(ask('long'), 3);
  });

  it('ends with recursion', () => {
    assert.equal(findPath('def start(): other()\ndef other(): start()\n'), undefined);
    const code = 'def start(): other()\ndef other():\n    start()\n    other()\n    time.sleep(1)\n';
    assert.deepEqual(findPath(code), ['other()', 'time.sleep()']);
  });

  it('follows constructors, properties of calls, super() and context managers', () => {
    assert.deepEqual(findPath('class A:\n    def __init__(self): time.sleep(1)\ndef start(): A()\n'), [
      'A()',
      'time.sleep()',
    ]);
    const inherited = `
import time
class Base:
    def run(self): time.sleep(1)
class Sub(Base):
    def start(self): super().run()
`;
    assert.deepEqual(findPath(inherited), ['super().run()', 'time.sleep()']);
    const entered = 'class A:\n    def __enter__(self): time.sleep(1)\ndef start():\n    with A(): pass\n';
    assert.deepEqual(findPath(entered), ['with A()', 'time.sleep()']);
    const lock = 'import threading\nlock = threading.Lock()\ndef start():\n    with lock: pass\n';
    assert.deepEqual(findPath(lock), ['with lock']);
    const generator = 'def rows():\n    time.sleep(1)\n    yield 1\ndef start():\n    for row in rows(): pass\n';
    assert.deepEqual(findPath(generator), ['rows()', 'time.sleep()']);
    assert.deepEqual(findPath('def start():\n    return [time.sleep(x) for x in range(3)]\n'), ['time.sleep()']);
  });

  it('does not follow what runs elsewhere', () => {
    const body = (line: string): string => `
import asyncio, threading, time
def slow(): time.sleep(1)
async def later(): time.sleep(1)
def generator():
    time.sleep(1)
    yield
def start(loop, pool):
    ${line}
`;
    assert.equal(findPath(body('asyncio.to_thread(slow)')), undefined);
    assert.equal(findPath(body('loop.run_in_executor(None, slow)')), undefined);
    assert.equal(findPath(body('threading.Thread(target=slow).start()')), undefined);
    assert.equal(findPath(body('pool.submit(lambda: time.sleep(1))')), undefined);
    assert.equal(findPath(body('later()')), undefined);
    assert.equal(findPath(body('generator()')), undefined);
    assert.equal(findPath(body('def nested(): slow()')), undefined);
    assert.deepEqual(findPath(body('slow()')), ['slow()', 'time.sleep()']);
    assert.equal(findPath(body('slow()'), 'later'), undefined);
  });

  it('does not enter branches that run only without a loop', () => {
    assert.equal(
      findPath(`
import asyncio, time
def start():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        time.sleep(1)
`),
      undefined,
    );
    assert.equal(
      findPath(`
import asyncio, time
def start(loop):
    if loop.is_running():
        return 1
    time.sleep(1)
`),
      undefined,
    );
    assert.deepEqual(
      findPath(`
import asyncio, time
def start(loop):
    if loop.is_running():
        time.sleep(1)
`),
      ['time.sleep()'],
    );
  });

  it('shows the matcher the arguments', () => {
    assert.equal(findPath('import requests\ndef start(): requests.get("x", timeout=0)\n'), undefined);
    assert.deepEqual(findPath('import requests\ndef start(): requests.get("x", timeout=1)\n'), ['requests.get()']);
  });

  it('forgets paths when a file changes', () => {
    const project = new TestProject({
      'main.py': 'from lib import load\ndef start(): load()\n',
      'lib.py': 'import time\ndef load(): time.sleep(1)\n',
    });
    const ask = (): boolean => {
      const { facts, ...module } = project.open('main.py');
      const node = module.tree.body[1];
      assert(node?.type === 'FunctionDef');
      return findCallPath(facts.getFunctionRef(node)) !== undefined;
    };
    assert.equal(ask(), true);
    assert.deepEqual(project.change('lib.py', 'def load(): pass\n'), ['lib.py', 'main.py']);
    assert.equal(ask(), false);
    project.change('lib.py', 'import time\ndef load(): time.sleep(1)\n');
    assert.equal(ask(), true);
  });
});

describe('facts about functions', () => {
  function ask(code: string, name = 'f') {
    const module = new TestProject({ 'main.py': code }).open('main.py');
    return { ref: module.facts.getFunctionRef(module.findFunction(name)), facts: module.facts, module };
  }
  it('knows how a function is used in its module', () => {
    const code = `
import asyncio
def work(): ...
def _both(): ...
def _inner(): ...
def _callback(): ...
def _on_error(loop, context): ...
def _sync(): ...
async def main(loop):
    await asyncio.to_thread(work)
    await asyncio.to_thread(_both)
    _both()
    _inner()
    loop.call_later(1, _callback)
    loop.set_exception_handler(_on_error)
_sync()
`;
    const { facts, module } = ask(code, 'work');
    const ref = (name: string) => facts.getFunctionRef(module.findFunction(name));
    assert.equal(facts.isOnlyCalledFromAsync(ref('work')), false);
    assert.equal(facts.isOnlyCalledFromAsync(ref('_inner')), true);
    assert.equal(facts.isOnlyCalledFromAsync(ref('_callback')), true);
    assert.equal(facts.isOnlyCalledFromAsync(ref('_on_error')), true);
    assert.equal(facts.isOnlyCalledFromAsync(ref('_both')), false);
    assert.equal(facts.isOnlyCalledFromAsync(ref('_sync')), false);
  });

  it('knows calls that do not return', () => {
    const module = new TestProject({
      'main.py': `
import sys
from typing import NoReturn
def fail() -> NoReturn: raise ValueError
def fine() -> None: ...
fail()
fine()
sys.exit()
`,
    }).open('main.py');
    const isNoReturn = (written: string): boolean => {
      const call = module.find(written);
      assert(call.type === 'Call');
      return module.facts.isNoReturn(call);
    };
    assert.deepEqual(['fail()', 'fine()', 'sys.exit()'].map(isNoReturn), [true, false, true]);
  });
});
