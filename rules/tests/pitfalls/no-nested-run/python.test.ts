import rule from '../../../src/pitfalls/no-nested-run/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-nested-run/python/messages.js';
import { found as foundWith, silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

const found = foundWith<PythonMessageIds>;

const fetch = 'import asyncio\n\nasync def fetch(x=1):\n    return x\n\n';
/** The same without the import, which leaves with its only use. */
const bareFetch = fetch.slice(fetch.indexOf('async def'));
const notebook = '/project/analysis.ipynb';

pythonTester.run('no-nested-run', rule, {
  valid: [
    silent('at the top level', `${fetch}asyncio.run(fetch())\n`),
    silent('in a synchronous function', `${fetch}def f():\n    asyncio.run(fetch())\n`),
    silent('in a thread', `${fetch}async def f():\n    await asyncio.to_thread(lambda: asyncio.run(fetch()))\n`),
    silent(
      'where no loop runs',
      `${fetch}async def f(loop):\n    if not loop.is_running():\n        asyncio.run(fetch())\n`,
    ),
    silent(
      'in a function that looks first',
      `${fetch}def now():\n    try:\n        asyncio.get_running_loop()\n    except RuntimeError:\n        return asyncio.run(fetch())\n\nasync def f():\n    now()\n`,
    ),
    silent('a name of its own', 'async def f(asyncio):\n    asyncio.run(1)\n'),
    silent('a chain that is too deep', `${fetch}def now():\n    asyncio.run(fetch())\n\nasync def f():\n    now()\n`, {
      options: [{ depth: 0 }],
    }),
    silent('the program itself in a notebook', `${fetch}if __name__ == "__main__":\n    asyncio.run(fetch())\n`, {
      filename: notebook,
    }),
    silent('a patched notebook', `import nest_asyncio\nnest_asyncio.apply()\n${fetch}asyncio.run(fetch())\n`, {
      filename: notebook,
    }),
    silent('patching, by default', 'import nest_asyncio\nnest_asyncio.apply()\n'),
    silent(
      'a lock that is held, by default',
      'import asyncio\nlock = asyncio.Lock()\nasync def f():\n    async with lock:\n        async with lock:\n            pass\n',
    ),
    silent(
      'another lock',
      'import asyncio\na = asyncio.Lock()\nb = asyncio.Lock()\nasync def f():\n    async with a:\n        async with b:\n            pass\n',
      {
        options: [{ heldLock: true }],
      },
    ),
    silent(
      'a lock that was let go',
      'import asyncio\nlock = asyncio.Lock()\nasync def f():\n    await lock.acquire()\n    lock.release()\n    await g()\nasync def g():\n    async with lock:\n        pass\n',
      {
        options: [{ heldLock: true }],
      },
    ),
    silent(
      'another lock by the same name',
      'import asyncio\nasync def save(lock: asyncio.Lock):\n    async with lock:\n        await asyncio.sleep(0)\nasync def save_both(lock: asyncio.Lock, other: asyncio.Lock):\n    async with lock:\n        await save(other)\n',
      { options: [{ heldLock: true }] },
    ),
    silent(
      'a local lock by the name of a global one',
      'import asyncio\nlock = asyncio.Lock()\nasync def save():\n    async with lock:\n        await asyncio.sleep(0)\nasync def save_own():\n    lock = asyncio.Lock()\n    async with lock:\n        await save()\n',
      { options: [{ heldLock: true }] },
    ),
    silent(
      'a lock for each key',
      'import asyncio\nclass Container:\n    locks: dict[type, asyncio.Lock] = {}\n    async def get(self, kind):\n        async with self.locks[kind]:\n            return await self.get(kind.__base__)\n    async def make(self, kind):\n        async with self.locks.setdefault(kind, asyncio.Lock()):\n            return await self.make(kind.__base__)\n',
      { options: [{ heldLock: true }] },
    ),
    silent(
      'another loop',
      `${fetch}async def f(loop):\n    asyncio.run_coroutine_threadsafe(fetch(), loop).result()\n`,
    ),
  ],
  invalid: [
    found('fix: a run', `${fetch}async def f():\n    return asyncio.«run»(fetch(2))\n`, {
      messageId: 'nestedRun',
      output: `${bareFetch}async def f():\n    return await fetch(2)\n`,
    }),
    found('fix: a part of an expression', `${fetch}async def f():\n    return asyncio.«run»(fetch()).name\n`, {
      messageId: 'nestedRun',
      output: `${bareFetch}async def f():\n    return (await fetch()).name\n`,
    }),
    found(
      'fix: the block of a runner goes with its only statement',
      `${fetch}async def f():\n    with asyncio.Runner() as runner:\n        return runner.«run»(fetch(2)).name\n`,
      {
        messageId: 'nestedRun',
        output: `${fetch}async def f():\n    return (await fetch(2)).name\n`,
      },
    ),
    found(
      'no fix in the block of a runner that cannot go',
      `${fetch}async def f():\n    with asyncio.Runner() as runner:\n        x = runner.«run»(fetch(2))\n        return x.name\n`,
      { messageId: 'nestedRun' },
    ),
    found(
      'no fix over a comment',
      `${fetch}async def f():\n    return asyncio.«run»(\n        fetch(2),  # both\n    )\n`,
      { messageId: 'nestedRun' },
    ),
    found(
      'fix: async_to_sync',
      `from asgiref.sync import async_to_sync\n${fetch}async def f():\n    return «async_to_sync(fetch)(2)».name\n`,
      {
        messageId: 'nestedRun',
        output: `${fetch}async def f():\n    return (await fetch(2)).name\n`,
      },
    ),
    found('no fix with options', `${fetch}async def f():\n    asyncio.«run»(fetch(), debug=True)\n`, {
      messageId: 'nestedRun',
    }),
    found('fix: anyio with arguments', `import anyio\n${fetch}async def f():\n    anyio.«run»(fetch, 2)\n`, {
      messageId: 'nestedRun',
      output: `${fetch}async def f():\n    await fetch(2)\n`,
    }),
    found(
      'fix: trio without arguments',
      'import trio\n\nasync def fetch():\n    pass\n\nasync def f():\n    trio.«run»(fetch)\n',
      {
        messageId: 'nestedRun',
        output: 'async def fetch():\n    pass\n\nasync def f():\n    await fetch()\n',
      },
    ),
    found('trio inside asyncio', `import trio\n${fetch}async def f():\n    trio.«run»(fetch)\n`, {
      messageId: 'foreignRun',
    }),
    found(
      'fix: the running loop',
      `${fetch}async def f():\n    asyncio.get_running_loop().«run_until_complete»(fetch())\n`,
      {
        messageId: 'nestedRun',
        output: `${bareFetch}async def f():\n    await fetch()\n`,
      },
    ),
    found(
      'through a function of a program for trio',
      'import trio\n\nasync def work(n):\n    await trio.sleep(n)\n\ndef now(n):\n    trio.run(work, n)\n\nasync def f():\n    «now»(1)\n\nnow(2)\n',
      {
        messageId: 'nestedRunThrough',
        suggestions: [
          [
            'makeAsync',
            'import trio\n\nasync def work(n):\n    await trio.sleep(n)\n\nasync def now(n):\n    await work(n)\n\nasync def f():\n    await now(1)\n\ntrio.run(now, 2)\n',
          ],
        ],
      },
    ),
    found(
      'through a function of the file',
      `${fetch}def now():\n    return asyncio.run(fetch())\n\nasync def f():\n    return «now»()\n`,
      {
        messageId: 'nestedRunThrough',
        data: { call: 'now()', target: 'asyncio.run()', through: '' },
        suggestions: [
          [
            'makeAsync',
            `${fetch}async def now():\n    return await fetch()\n\nasync def f():\n    return await now()\n`,
          ],
        ],
      },
    ),
    found(
      'through a function that cannot become asynchronous',
      `${fetch}class A:\n    def __len__(self):\n        return asyncio.run(fetch())\n\nasync def f(a: A):\n    return a.«__len__»()\n`,
      {
        messageId: 'nestedRunThrough',
      },
    ),
    found('fix: the top level of a notebook', `${fetch}asyncio.«run»(fetch())\n`, {
      messageId: 'nestedRunNotebook',
      output: `${fetch}await fetch()\n`,
      filename: notebook,
    }),
    // What it takes to make `now` asynchronous may be in several cells, so only editors can offer it.
    found('a notebook, through a function', `${fetch}def now():\n    return asyncio.run(fetch())\n\n«now»()\n`, {
      messageId: 'nestedRunNotebookThrough',
      filename: notebook,
    }),
    found(
      'no fix where the argument is no coroutine',
      'import uvicorn\nasync def f():\n    uvicorn.«run»(make_app())\n',
      {
        messageId: 'nestedRunTwin',
      },
    ),
    found(
      'a patched notebook, when asked for',
      `import nest_asyncio\nnest_asyncio.apply()\n${fetch}asyncio.«run»(fetch())\n`,
      {
        messageId: 'nestedRunPatched',
        output: `import nest_asyncio\nnest_asyncio.apply()\n${fetch}await fetch()\n`,
        filename: notebook,
        options: [{ nestAsyncio: true }],
      },
    ),
    found(
      'a callback in a patched notebook, when asked for',
      `import nest_asyncio\nnest_asyncio.apply()\n${fetch}def now():\n    asyncio.run(fetch())\n\nasync def f():\n    asyncio.get_running_loop().call_soon(«now»)\n`,
      { messageId: 'nestedRunPatchedThrough', filename: notebook, options: [{ nestAsyncio: true }] },
    ),
    found(
      'a server in a patched notebook, when asked for',
      'import nest_asyncio\nimport uvicorn\nnest_asyncio.apply()\nuvicorn.«run»("app")\n',
      { messageId: 'nestedRunTwinPatched', filename: notebook, options: [{ nestAsyncio: true }] },
    ),
    found(
      'a server in a patched notebook through a function, when asked for',
      'import nest_asyncio\nimport uvicorn\nnest_asyncio.apply()\ndef serve():\n    uvicorn.run("app")\n\n«serve»()\n',
      { messageId: 'nestedRunTwinPatchedThrough', filename: notebook, options: [{ nestAsyncio: true }] },
    ),
    found('patching, when asked for', 'import nest_asyncio\nnest_asyncio.«apply»()\n', {
      messageId: 'nestAsyncio',
      options: [{ nestAsyncio: true }],
    }),
    found(
      'waiting for the own loop',
      `${fetch}async def f():\n    loop = asyncio.get_running_loop()\n    asyncio.run_coroutine_threadsafe(fetch(), loop).«result»()\n`,
      {
        messageId: 'waitsForOwnLoop',
      },
    ),
    found(
      'a lock that is held',
      'import asyncio\nlock = asyncio.Lock()\nasync def f():\n    async with lock:\n        async with «lock»:\n            pass\n',
      {
        messageId: 'heldLock',
        data: { lock: 'lock', line: '4', consequence: 'asyncio locks are not reentrant, so this waits for ever' },
        options: [{ heldLock: true }],
      },
    ),
    found(
      'a place of a semaphore that is held',
      'import asyncio\nplaces = asyncio.Semaphore(20)\nasync def f():\n    async with places:\n        async with «places»:\n            pass\n',
      {
        messageId: 'heldLock',
        data: {
          lock: 'places',
          line: '4',
          consequence: 'once all its places are held by callers that want another one, they wait for ever',
        },
        options: [{ heldLock: true }],
      },
    ),
    found(
      'a lock that was acquired',
      'import asyncio\nlock = asyncio.Lock()\nasync def f():\n    await lock.acquire()\n    try:\n        await «g»()\n    finally:\n        lock.release()\nasync def g():\n    async with lock:\n        pass\n',
      {
        messageId: 'heldLockThrough',
        options: [{ heldLock: true }],
      },
    ),
    found(
      'waiting for the running loop in a synchronous function',
      `${fetch}def f():\n    return asyncio.run_coroutine_threadsafe(fetch(), asyncio.get_running_loop()).«result»()\n`,
      { messageId: 'waitsForOwnLoop' },
    ),
    found(
      'a lock that a method takes again',
      'import asyncio\nclass A:\n    def __init__(self):\n        self.lock = asyncio.Lock()\n    async def a(self):\n        async with self.lock:\n            await self.«b»()\n    async def b(self):\n        await self.lock.acquire()\n',
      {
        messageId: 'heldLockThrough',
        options: [{ heldLock: true }],
      },
    ),
  ],
});
