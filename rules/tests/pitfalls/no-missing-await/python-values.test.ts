import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found, inAsync, inAsyncList, silent } from './python-cases.js';

/** Classes that a connection may have: of one nothing is known, of the other it depends on arguments. */
const classes = `class Client:
    async def get(self, path): ...
class Reply:
    @overload
    def json(self) -> str: ...
    @overload
    def json(self, raw: bool) -> Awaitable[str]: ...
    def json(self, raw=False): ...
class Cache:
    async def get(self, path) -> Reply: ...
`;

pythonTester.run('no-missing-await: coroutines as values', rule, {
  valid: [
    silent(
      'put into a list without a type, or of places to fill',
      'async def main(jobs: list):\n    jobs.append(fetch())\n    more = []\n    more.append(fetch())\n    places = [None]\n    places.append(fetch())\n    return jobs, more, places\n',
    ),
    silent(
      'tasks in sets of tasks and futures',
      'import asyncio\nasync def main(tasks: set[asyncio.Task], jobs: list[asyncio.Future]):\n    tasks.add(asyncio.create_task(fetch()))\n    jobs.append(asyncio.ensure_future(fetch()))\n',
    ),
    silent(
      'a task given to what takes futures, or anything',
      'import asyncio\ndef keep(one: asyncio.Future, other: object): ...\nasync def main():\n    job = asyncio.create_task(fetch())\n    keep(job, asyncio.create_task(fetch()))\n',
    ),
    silent('an element of another argument', 'async def main(rows):\n    return sum(rows, [fetch()])\n'),
    silent(
      'put into a container',
      'pending = []\nasync def main():\n    pending.append(fetch())\n    return {"a": fetch()}\n',
    ),
    silent('put into an attribute', 'class A:\n    def __init__(self):\n        self.coro = fetch()\n'),
    silent(
      'an asynchronous generator in its own loop',
      'async def items():\n    yield 1\nasync def main():\n    async for x in items():\n        print(x)\n    return [x async for x in items()]\n',
    ),
    silent(
      'a plain context manager',
      'from contextlib import contextmanager\n@contextmanager\ndef opened():\n    yield 1\nasync def main():\n    with opened() as x:\n        print(x)\n',
    ),
  ],
  invalid: [
    ...[
      ['moves to it', 'httpx.AsyncClient', '(await c.get("/")).json()'],
      ['stays where its result is to be awaited as well', 'aiohttp.ClientSession', 'await (await c.get("/")).json()'],
      ['stays where nobody knows', 'Client', 'await (await c.get("/")).json()'],
      ['stays where overloads give either', 'Cache', 'await (await c.get("/")).json()'],
    ].map(([what = '', type = '', awaited = '']) => {
      const wrap = (text: string): string =>
        `import aiohttp, httpx\nfrom collections.abc import Awaitable\nfrom typing import overload\n${classes}async def main(c: ${type}):\n    return ${text}\n`;
      return found(`an await behind it ${what}`, wrap('await c.«get»("/").json()'), 'coroutineAsValue', [
        'addAwait',
        wrap(awaited),
      ]);
    }),
    // used as a value on the spot
    inAsync('an attribute', 'return «fetch»().id', 'coroutineAsValue', 'return (await fetch()).id'),
    inAsync('an item', 'return «fetch»()["id"]', 'coroutineAsValue', 'return (await fetch())["id"]'),
    inAsync('an f-string', 'return f"{«fetch»()}"', 'coroutineAsValue', 'return f"{await fetch()}"'),
    inAsync('arithmetic', 'return «fetch»() + 1', 'coroutineAsValue', 'return await fetch() + 1'),
    inAsync('a comparison', 'return «fetch»() == 2', 'coroutineAsValue', 'return await fetch() == 2'),
    inAsync('compared with None', 'return «fetch»() is None', 'coroutineAsValue', 'return await fetch() is None'),
    inAsync('len()', 'return len(«fetch»())', 'coroutineAsValue', 'return len(await fetch())'),
    inAsync('print()', 'print(«fetch»())', 'coroutineAsValue', 'print(await fetch())'),
    inAsync(
      'iterated',
      'for x in «fetch»():\n        print(x)',
      'coroutineAsValue',
      'for x in await fetch():\n        print(x)',
    ),
    inAsync('searched in', 'return 1 in «fetch»()', 'coroutineAsValue', 'return 1 in await fetch()'),
    inAsync('unpacked', 'a, b = «fetch»()', 'coroutineAsValue', 'a, b = await fetch()'),
    // a condition
    inAsync('if', 'if «fetch»():\n        print(1)', 'coroutineAsCondition', 'if await fetch():\n        print(1)'),
    inAsync(
      'while not',
      'while not «fetch»():\n        print(1)',
      'coroutineAsCondition',
      'while not await fetch():\n        print(1)',
    ),
    inAsync(
      'any() over a generator',
      'return any(«fetch»() for x in xs)',
      'coroutineAsCondition',
      'return any([await fetch() for x in xs])',
    ),
    inAsync(
      'the filter of a comprehension',
      'return [x for x in xs if «fetch»()]',
      'coroutineAsCondition',
      'return [x for x in xs if await fetch()]',
    ),
    inAsync('assert', 'assert «fetch»()', 'coroutineAsCondition', 'assert await fetch()'),
    // plain with and for
    found(
      'a plain with on an asynchronous context manager',
      'from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def session():\n    yield 1\nasync def main():\n    with «session»() as s:\n        print(s)\n',
      'plainWith',
      [
        'useAsyncWith',
        'from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def session():\n    yield 1\nasync def main():\n    async with session() as s:\n        print(s)\n',
      ],
    ),
    found(
      'an asynchronous with on a plain context manager',
      'from contextlib import contextmanager\n@contextmanager\ndef timer():\n    yield 1\nasync def main():\n    async with «timer»() as t:\n        print(t)\n',
      'asyncWithOnPlain',
      [
        'usePlainWith',
        'from contextlib import contextmanager\n@contextmanager\ndef timer():\n    yield 1\nasync def main():\n    with timer() as t:\n        print(t)\n',
      ],
    ),
    found(
      'a plain for over an asynchronous generator',
      'async def items():\n    yield 1\nasync def main():\n    for x in «items»():\n        print(x)\n',
      'plainFor',
      [
        'useAsyncFor',
        'async def items():\n    yield 1\nasync def main():\n    async for x in items():\n        print(x)\n',
      ],
    ),
    found(
      'list() of an asynchronous generator',
      'async def items():\n    yield 1\nasync def main():\n    return list(«items»())\n',
      'plainConsumer',
      [
        'collectAsync',
        'async def items():\n    yield 1\nasync def main():\n    return [item async for item in items()]\n',
      ],
    ),
    found(
      'the greatest of coroutines, returned',
      'async def count() -> int:\n    return 1\nasync def main() -> int:\n    return max(«count»() for _ in "ab")\n',
      'coroutineAsValue',
      [
        'addAwait',
        'async def count() -> int:\n    return 1\nasync def main() -> int:\n    return max([await count() for _ in "ab"])\n',
      ],
    ),
    inAsyncList('put into a list of texts', 'names.append(«fetch»())', 'names.append(await fetch())'),
    found(
      'put into the queue of texts that an attribute holds',
      'import asyncio\nclass Outbox:\n    def __init__(self) -> None:\n        self.lines: asyncio.Queue[str] = asyncio.Queue()\n    async def send(self):\n        await self.lines.put(«fetch»())\n',
      'coroutineAsArgument',
      [
        'addAwait',
        'import asyncio\nclass Outbox:\n    def __init__(self) -> None:\n        self.lines: asyncio.Queue[str] = asyncio.Queue()\n    async def send(self):\n        await self.lines.put(await fetch())\n',
      ],
    ),
    found(
      'a future by an annotation of which a part is quoted',
      'import asyncio\nfrom typing import Callable\nasync def main(makers: dict[str, Callable[[], "asyncio.Future[None]"]]):\n    if «makers["a"]()»:\n        pass\n',
      'coroutineAsCondition',
      [
        'addAwait',
        'import asyncio\nfrom typing import Callable\nasync def main(makers: dict[str, Callable[[], "asyncio.Future[None]"]]):\n    if await makers["a"]():\n        pass\n',
      ],
    ),
    inAsync('keyword arguments', 'dict(**«fetch»())', 'coroutineAsValue', 'dict(**await fetch())'),
  ],
});
