import assert from 'node:assert/strict';
import type { Extent } from '../../../src/python/semantics/extent.js';
import type { OperationKind } from '../../../src/python/semantics/python-facts.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { type Files, type OpenModule, TestProject } from './support/project.js';

function open(files: Files | string): OpenModule {
  return new TestProject(typeof files === 'string' ? { 'main.py': files } : files).open('main.py');
}

/** What stands in brackets behind the name `ask` in the module. */
function findAsked({ tree }: OpenModule): ast.Expression {
  const found: ast.Expression[] = [];
  walk(tree, (node) => {
    const [first] = node.type === 'Call' && node.func.type === 'Name' && node.func.id === 'ask' ? node.args : [];
    if (first !== undefined) found.push(first);
  });
  const [only] = found;
  assert(only !== undefined && found.length === 1);
  return only;
}

const head = 'import asyncio, anyio\nsem = asyncio.Semaphore(3)\n';

/** What `f` does. */
function getOperation(code: string, files: Files = {}): OperationKind {
  const module = open({ ...files, 'main.py': `${head}${code}\nask(f)\n` });
  return module.facts.getOperation(findAsked(module));
}

describe('what a coroutine function does', () => {
  it('is limited when it takes a limiter first', () => {
    assert.equal(getOperation('async def f(c):\n    async with sem:\n        await c.get(1)\n'), 'limited');
    assert.equal(getOperation('async def f(c):\n    await sem.acquire()\n    await c.get(1)\n'), 'limited');
    assert.equal(getOperation('async def f(s: anyio.CapacityLimiter):\n    async with s: pass\n'), 'limited');
    assert.equal(getOperation('async def f(c):\n    await asyncio.sleep(1)\n    async with sem: pass\n'), 'limited');
    assert.equal(getOperation('async def f(c):\n    await c.get(1)\n    async with sem: pass\n'), 'outside');
  });

  it('is limited when what it calls is, and waits for nothing else', () => {
    const inner = 'async def g(c):\n    async with sem: await c.get(1)\n';
    assert.equal(getOperation(`${inner}async def f(c): return await g(c)\n`), 'limited');
    assert.equal(getOperation(`${inner}async def f(c):\n    await g(c)\n    await c.get(1)\n`), 'outside');
    assert.equal(getOperation(`${inner}def f(c): return g(c)\n`), 'limited');
    const pacing = 'async def g():\n    async with sem: await asyncio.sleep(1)\n';
    assert.equal(getOperation(`${pacing}async def f(c):\n    await g()\n    await c.get(1)\n`), 'limited');
  });

  it('follows methods, attributes, decorators and context managers of the project', () => {
    const own =
      'class C:\n    def __init__(self): self.sem = asyncio.Semaphore(1)\n    async def g(self, c):\n        async with self.sem: await c.get(1)\nf = C().g\n';
    assert.equal(getOperation(own), 'limited');
    const manager =
      'from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def slot():\n    async with sem: yield\nasync def f(c):\n    async with slot(): await c.get(1)\n';
    assert.equal(getOperation(manager), 'limited');
    const entered =
      'class Slot:\n    async def __aenter__(self): await sem.acquire()\nasync def f(c):\n    async with Slot(): await c.get(1)\n';
    assert.equal(getOperation(entered), 'limited');
    const decorated =
      'def limited(g):\n    async def wrapper(c):\n        async with sem: return await g(c)\n    return wrapper\n@limited\nasync def f(c): await c.get(1)\n';
    assert.equal(getOperation(decorated), 'limited');
  });

  it('follows functions into other files', () => {
    const files = { 'web.py': `${head}async def g(c):\n    async with sem: await c.get(1)\n` };
    assert.equal(getOperation('from web import g as f\n', files), 'limited');
    assert.equal(getOperation('import web\nasync def f(c): await web.g(c)\n', files), 'limited');
  });

  it('does not take a pool for a limiter', () => {
    const code = 'import asyncpg\npool: asyncpg.Pool\nasync def f():\n';
    assert.equal(getOperation(`${code}    async with pool.acquire() as c: await c.fetch("")\n`), 'outside');
    assert.equal(getOperation(`${code}    c = await pool.acquire()\n    await c.fetch("")\n`), 'outside');
  });

  it('is unknown when what it waits for first may be a limiter', () => {
    assert.equal(getOperation('async def f(x, c):\n    async with x: await c.get(1)\n'), 'unknown');
    assert.equal(getOperation('async def f(x, c):\n    await x.acquire()\n    await c.get(1)\n'), 'unknown');
    assert.equal(getOperation('async def f(x, c):\n    await x.turn()\n    await c.get(1)\n'), 'unknown');
    assert.equal(getOperation('async def f(x):\n    async with x.get(1) as page: await page.text()\n'), 'outside');
    assert.equal(getOperation('async def f(x): return await x.get()\n'), 'outside');
  });

  it('is internal when it waits for nothing outside of the program', () => {
    assert.equal(getOperation('async def f(): return 1\n'), 'internal');
    assert.equal(getOperation('async def f(): await g()\nasync def g(): return 1\n'), 'internal');
    assert.equal(getOperation('async def f(e: asyncio.Event):\n    await e.wait()\n'), 'internal');
    assert.equal(getOperation('async def f(): await asyncio.to_thread(print)\n'), 'internal');
    assert.equal(getOperation('async def f(): await asyncio.gather(g(), g())\nasync def g(): return 1\n'), 'internal');
    assert.equal(getOperation('async def f(c): await asyncio.wait_for(c.get(1), 5)\n'), 'outside');
  });

  it('is a worker when it takes its work from a queue, or never ends', () => {
    const loop = '    while True:\n        await c.get(1)\n';
    assert.equal(getOperation(`async def f(c):\n${loop}`), 'worker');
    const queue = '    while not q.empty():\n        await c.get(q.get_nowait())\n';
    assert.equal(getOperation(`async def f(q: asyncio.Queue, c):\n${queue}`), 'worker');
    const list = '    while urls:\n        await c.get(urls.pop())\n';
    assert.equal(getOperation(`async def f(urls, c):\n${list}`), 'worker');
    const stream = '    async for item in s:\n        await c.get(item)\n';
    assert.equal(
      getOperation(`async def f(s: anyio.streams.memory.MemoryObjectReceiveStream, c):\n${stream}`),
      'worker',
    );
    assert.equal(getOperation('async def f(c):\n    for _ in range(3):\n        await c.get(1)\n'), 'outside');
  });
});

describe('how much there is of something', () => {
  const findNumber = (code: string, files: Files = {}): Extent => {
    const module = open({ ...files, 'main.py': code });
    return module.facts.findNumber(findAsked(module));
  };
  const findLength = (code: string, files: Files = {}): Extent => {
    const module = open({ ...files, 'main.py': code });
    return module.facts.findLength(findAsked(module));
  };

  it('is a number that is written down, in any file', () => {
    assert.equal(findNumber('N = 1_000\nask(N)\n'), 1000);
    assert.equal(findNumber('N = 2 * 5\ndef f():\n    ask(N + 1)\n'), 11);
    assert.equal(findNumber('def f(n=3):\n    ask(n)\n'), 3);
    assert.equal(findNumber('from settings import N\nask(N)\n', { 'settings.py': 'N = 7\n' }), 7);
    assert.equal(findNumber('import settings\nask(settings.N)\n', { 'settings.py': 'N = 7\n' }), 7);
    assert.equal(findNumber('class C:\n    n: int = 4\n    def f(self): ask(self.n)\n'), 4);
    const given = 'class C:\n    def __init__(self, n=6): self.n = n\n    def f(self): ask(self.n)\n';
    assert.equal(findNumber(given), 6);
  });

  it('is bounded when whoever runs the program chooses it', () => {
    assert.equal(findNumber('import os\nN = int(os.environ.get("N", "3"))\nask(N)\n'), 'bounded');
    assert.equal(findNumber('import os\nask(os.cpu_count() or 1)\n'), 'bounded');
    assert.equal(
      findNumber('import argparse\nargs = argparse.ArgumentParser().parse_args()\nask(args.n)\n'),
      'bounded',
    );
  });

  it('is unknown when it is bound twice, or given', () => {
    assert.equal(findNumber('N = 1\nN = 2\nask(N)\n'), undefined);
    assert.equal(findNumber('def f(n):\n    ask(n)\n'), undefined);
    assert.equal(findNumber('def f(n=3):\n    n = g()\n    ask(n)\n'), undefined);
  });

  it('knows the length of what is written down', () => {
    assert.equal(findLength('HOSTS = ["a", "b"]\nask(HOSTS)\n'), 'bounded');
    assert.equal(
      findLength('from settings import HOSTS\nask(HOSTS)\n', { 'settings.py': 'HOSTS = ("a", "b")\n' }),
      'bounded',
    );
    assert.equal(findLength('PAGES = range(500)\nask(PAGES)\n'), 500);
    assert.equal(findLength('URLS = [f"/{n}" for n in range(30)]\nask(URLS)\n'), 30);
    assert.equal(findLength('import enum\nclass E(enum.Enum):\n    A = 1\nask(E)\n'), 'bounded');
    assert.equal(findLength('def f(pair: tuple[str, str]):\n    ask(pair)\n'), 'bounded');
    assert.equal(findLength('from nowhere import HOSTS\nask(HOSTS)\n'), 'bounded');
  });

  it('does not know the length of what is read', () => {
    assert.equal(findLength('URLS = open("urls").read().splitlines()\nask(URLS)\n'), undefined);
    assert.equal(findLength('def f(names: tuple[str, ...]):\n    ask(names)\n'), undefined);
    assert.equal(findLength('A = [*load()]\nask(A)\n'), undefined);
  });

  it('knows functions that cut things into pieces', () => {
    const isGivingPieces = (body: string): boolean => {
      const module = open(`from itertools import islice\n${body}\nask(cut)\n`);
      return module.facts.isGivingPieces(findAsked(module));
    };
    const loop = 'def cut(xs, n):\n    for i in range(0, len(xs), n):\n';
    assert.equal(isGivingPieces(`${loop}        yield xs[i : i + n]\n`), true);
    assert.equal(isGivingPieces('def cut(xs, n):\n    return [xs[i : i + n] for i in range(0, len(xs), n)]\n'), true);
    assert.equal(
      isGivingPieces('def cut(it, n):\n    while batch := list(islice(it, n)):\n        yield batch\n'),
      true,
    );
    const measured =
      'def cut(xs, n):\n    part = []\n    for x in xs:\n        part.append(x)\n        if len(part) == n:\n            yield part\n            part = []\n    yield part\n';
    assert.equal(isGivingPieces(measured), true);
    assert.equal(isGivingPieces('def cut(xs):\n    for x in xs:\n        yield x\n'), false);
    assert.equal(isGivingPieces('def cut(xs):\n    yield xs[1:]\n'), false);
  });
});
