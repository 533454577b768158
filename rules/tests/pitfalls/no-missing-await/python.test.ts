import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-missing-await/python/messages.js';
import { found as foundWith, silent as silentWith } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

/** What most tests start with: a coroutine function, in three lines. */
const fetchFunction = 'async def fetch():\n    return {}\n\n';

type Suggestion = readonly [messageId: PythonMessageIds, output: string];

/** A finding in code behind `fetchFunction`, at the place that is written as `«name»`. */
function found(title: string, code: string, messageId: PythonMessageIds, ...suggestions: Suggestion[]) {
  const outputs = suggestions.map(([id, output]): Suggestion => [id, fetchFunction + output]);
  return foundWith<PythonMessageIds>(title, fetchFunction + code, { messageId, suggestions: outputs });
}

function silent(title: string, code: string) {
  return silentWith(title, fetchFunction + code);
}

/** A statement in an asynchronous function, and the function with `await` as its suggestion. */
function inAsync(title: string, statement: string, messageId: PythonMessageIds, awaited: string) {
  const wrap = (text: string): string => `async def main(xs=()):\n    ${text}\n`;
  return found(title, wrap(statement), messageId, ['addAwait', wrap(awaited)]);
}

/** The same in a function that is given a list of texts. */
function inAsyncList(title: string, statement: string, awaited: string) {
  const wrap = (text: string): string => `async def main(names: list[str]):\n    ${text}\n`;
  return found(title, wrap(statement), 'coroutineAsArgument', ['addAwait', wrap(awaited)]);
}

pythonTester.run('no-missing-await', rule, {
  valid: [
    silent(
      'a function for asyncio.run, which a test expects to fail',
      'import asyncio\nimport pytest\ndef test_run():\n    with pytest.raises(ValueError):\n        asyncio.run(fetch)\n',
    ),
    silent(
      'asked for None by the test of a loop, and awaited in it',
      'async def main():\n    while (job := fetch()) is not None:\n        await job\n',
    ),
    silent(
      'put into a list without a type, or of places to fill',
      'async def main(jobs: list):\n    jobs.append(fetch())\n    more = []\n    more.append(fetch())\n    places = [None]\n    places.append(fetch())\n    return jobs, more, places\n',
    ),
    silent(
      'tasks in sets of tasks and futures',
      'import asyncio\nasync def main(tasks: set[asyncio.Task], jobs: list[asyncio.Future]):\n    tasks.add(asyncio.create_task(fetch()))\n    jobs.append(asyncio.ensure_future(fetch()))\n',
    ),
    silent('awaited', 'async def main():\n    await fetch()\n'),
    silent('returned', 'def main():\n    return fetch()\n'),
    silent(
      'asked for None, which it was before',
      'async def main(is_new):\n    user = None\n    if is_new:\n        user = fetch()\n    if user is None:\n        user = load()\n    return user\n',
    ),
    silent(
      'a task given to what takes futures, or anything',
      'import asyncio\ndef keep(one: asyncio.Future, other: object): ...\nasync def main():\n    job = asyncio.create_task(fetch())\n    keep(job, asyncio.create_task(fetch()))\n',
    ),
    silent(
      'what asyncio.wait gives of what may be tasks',
      'import asyncio\nasync def main(jobs: list[asyncio.Task]):\n    done, _ = await asyncio.wait(jobs)\n    return done.pop().result()\n',
    ),
    silent('yielded', 'def main():\n    yield fetch()\n'),
    silent('an element of another argument', 'async def main(rows):\n    return sum(rows, [fetch()])\n'),
    silent('handed to gather', 'import asyncio\nasync def main():\n    await asyncio.gather(fetch(), fetch())\n'),
    silent(
      'handed to a task',
      'import asyncio\nasync def main():\n    task = asyncio.create_task(fetch())\n    await task\n',
    ),
    silent(
      'handed to a task group',
      'import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(fetch())\n',
    ),
    silent('run', 'import asyncio\nasyncio.run(fetch())\n'),
    silent("handed to a project's own function", 'def spawn(coro): ...\nasync def main():\n    spawn(fetch())\n'),
    silent(
      'put into a container',
      'pending = []\nasync def main():\n    pending.append(fetch())\n    return {"a": fetch()}\n',
    ),
    silent('put into an attribute', 'class A:\n    def __init__(self):\n        self.coro = fetch()\n'),
    silent('closed', 'def main():\n    coro = fetch()\n    coro.close()\n'),
    silent('rebound name', 'def main(fetch):\n    fetch()\n'),
    silent('unknown name', 'from somewhere import other\ndef main():\n    other()\n'),
    silent('stored, then awaited', 'async def main():\n    coro = fetch()\n    return await coro\n'),
    silent(
      'stored, then awaited on both branches',
      'async def main(x):\n    coro = fetch()\n    if x:\n        await coro\n    else:\n        return await coro\n',
    ),
    silent(
      'stored under a condition and awaited if it was',
      'async def main(x):\n    coro = None\n    if x:\n        coro = fetch()\n    print(x)\n    if coro is not None:\n        await coro\n',
    ),
    silent(
      'stored and awaited under the same condition',
      'async def main(x):\n    if x:\n        coro = fetch()\n    print(x)\n    if x:\n        await coro\n',
    ),
    silent(
      'captured by a closure',
      'def main():\n    coro = fetch()\n    async def run():\n        await coro\n    return run\n',
    ),
    silent('stored in a global', 'def main():\n    global coro\n    coro = fetch()\n'),
    silent('stored for the module', 'coro = fetch()\n'),
    silent(
      'awaited in finally',
      'async def main():\n    coro = fetch()\n    try:\n        print(1)\n    finally:\n        await coro\n',
    ),
    silent(
      'a raise before it is awaited',
      'async def main(x):\n    coro = fetch()\n    if x:\n        raise ValueError\n    await coro\n',
    ),
    silent(
      'a handler that returns before it is awaited',
      'async def main(x):\n    coro = fetch()\n    try:\n        x()\n    except ValueError:\n        return\n    await coro\n',
    ),
    silent(
      'awaited in a loop of attempts',
      'async def main():\n    coro = fetch()\n    for i in range(3):\n        if i == 2:\n            await coro\n',
    ),
    silent(
      'rebound to its own result',
      'async def main():\n    data = fetch()\n    data = await data\n    print(data)\n',
    ),
    silent('handed on by the walrus', 'async def main():\n    print(await (coro := fetch()))\n'),
    silent(
      'asked whether it is a coroutine',
      'import inspect\nasync def main():\n    data = fetch()\n    if inspect.isawaitable(data):\n        data = await data\n    print(data)\n',
    ),
    silent('expected to fail', 'import pytest\ndef test_it():\n    with pytest.raises(TypeError):\n        fetch(1)\n'),
    silent(
      'a plain function of the same name',
      'class A:\n    def fetch(self): ...\n    def main(self):\n        self.fetch()\n',
    ),
    silent(
      'an asynchronous generator in its own loop',
      'async def items():\n    yield 1\nasync def main():\n    async for x in items():\n        print(x)\n    return [x async for x in items()]\n',
    ),
    silent(
      'a plain context manager',
      'from contextlib import contextmanager\n@contextmanager\ndef opened():\n    yield 1\nasync def main():\n    with opened() as x:\n        print(x)\n',
    ),
    silent('a plain callback', 'def done(task): ...\nasync def main(task):\n    task.add_done_callback(done)\n'),
    silent(
      'a callback that starts a task',
      'import asyncio\nasync def main():\n    loop = asyncio.get_running_loop()\n    loop.call_soon(lambda: asyncio.create_task(fetch()))\n',
    ),
    silent(
      'tasks for wait',
      'import asyncio\nasync def main():\n    await asyncio.wait([asyncio.create_task(fetch())])\n',
    ),
    silent(
      'returned from a with whose resource it does not use',
      'def main(path):\n    with open(path) as file:\n        return fetch(file.read())\n',
    ),
    silent(
      'returned from a try that is there for its arguments',
      'def main(xs):\n    try:\n        return fetch(xs["a"])\n    except KeyError:\n        return None\n',
    ),
    {
      name: 'allowed by option',
      code: `${fetchFunction}def main():\n    fetch()\n`,
      options: [{ allowCalls: ['fetch'] }],
    },
  ],
  invalid: [
    // a: a bare statement
    {
      name: 'a statement in an asynchronous function',
      code: `${fetchFunction}async def main():\n    fetch()\n`,
      errors: [
        {
          messageId: 'droppedCoroutine',
          data: { call: 'fetch()', consequence: 'the coroutine never runs' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 10,
          suggestions: [
            { messageId: 'addAwait', output: `${fetchFunction}async def main():\n    await fetch()\n` },
            {
              messageId: 'scheduleTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\n${fetchFunction}async def main():\n    task = asyncio.create_task(fetch())\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    found(
      'a test of a plain test case, whose other methods are renamed with the base class',
      'from unittest import TestCase\nclass Tests(TestCase):\n    async def «setUp»(self):\n        pass\n',
      'coroutineInTestCase',
      [
        'useAsyncTestCase',
        'from unittest import TestCase, IsolatedAsyncioTestCase\nclass Tests(IsolatedAsyncioTestCase):\n    async def asyncSetUp(self):\n        pass\n',
      ],
    ),
    found(
      'a method of an asynchronous test case that has another name there',
      'import unittest\nclass Tests(unittest.IsolatedAsyncioTestCase):\n    async def «tearDown»(self):\n        pass\n',
      'coroutineInTestCase',
      [
        'renameToHook',
        'import unittest\nclass Tests(unittest.IsolatedAsyncioTestCase):\n    async def asyncTearDown(self):\n        pass\n',
      ],
    ),
    found(
      'a method of an asynchronous test case, where that name is taken',
      'import unittest\nclass Tests(unittest.IsolatedAsyncioTestCase):\n    def asyncTearDown(self):\n        pass\n    async def «tearDown»(self):\n        pass\n',
      'coroutineInTestCase',
    ),
    found(
      'a pause, of which nobody would make a task',
      'import asyncio\nasync def main():\n    asyncio.«sleep»(1)\n',
      'droppedCoroutine',
      ['addAwait', 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n'],
    ),
    found(
      'a statement at the top of a script',
      "import asyncio\nif __name__ == '__main__':\n    «fetch»()\n",
      'droppedCoroutine',
      ['runWithAsyncio', "import asyncio\nif __name__ == '__main__':\n    asyncio.run(fetch())\n"],
    ),
    found(
      'a method of self',
      'class A:\n    async def load(self): ...\n    def main(self):\n        self.«load»()\n',
      'droppedCoroutine',
      ['makeAsync', 'class A:\n    async def load(self): ...\n    async def main(self):\n        await self.load()\n'],
    ),
    found(
      'one arm of a conditional statement',
      'async def main(x):\n    «fetch»() if x else None\n',
      'droppedCoroutine',
      ['addAwait', 'async def main(x):\n    await fetch() if x else None\n'],
    ),
    found('the last term of and', 'async def main(x):\n    x and «fetch»()\n', 'droppedCoroutine', [
      'addAwait',
      'async def main(x):\n    x and await fetch()\n',
    ]),
    // b: stored, never awaited
    inAsync('stored in a local', 'data = «fetch»()', 'storedNeverAwaited', 'data = await fetch()'),
    inAsync('stored in an underscore', '_ = «fetch»()', 'storedNeverAwaited', '_ = await fetch()'),
    found(
      'not awaited on the way to an early return',
      'async def main(x):\n    coro = «fetch»()\n    if x:\n        return x\n    return await coro\n',
      'storedNotOnEveryPath',
      [
        'addAwait',
        'async def main(x):\n    coro = await fetch()\n    if x:\n        return x\n    return await coro\n',
      ],
    ),
    found(
      'not awaited before the loop comes round',
      'async def main(xs):\n    for x in xs:\n        coro = «fetch»()\n        if x:\n            continue\n        await coro\n',
      'storedNotOnEveryPath',
      [
        'addAwait',
        'async def main(xs):\n    for x in xs:\n        coro = await fetch()\n        if x:\n            continue\n        await coro\n',
      ],
    ),
    // c: stored, then used as a value
    inAsync(
      'stored and printed',
      'data = «fetch»(); print(data)',
      'storedUsedAsValue',
      'data = await fetch(); print(data)',
    ),
    inAsync(
      'stored and indexed',
      'data = «fetch»(); return data["id"]',
      'storedUsedAsValue',
      'data = await fetch(); return data["id"]',
    ),
    inAsync(
      'stored and asked for its truth',
      'ok = «fetch»()\n    if ok:\n        print(1)',
      'storedUsedAsValue',
      'ok = await fetch()\n    if ok:\n        print(1)',
    ),
    inAsync(
      'stored by the walrus in a condition',
      'if data := «fetch»():\n        print(1)',
      'storedUsedAsValue',
      'if data := await fetch():\n        print(1)',
    ),
    // d: used as a value on the spot
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
    // e: a condition
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
    // f: plain with and for
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
      'an asynchronous generator that nobody iterates over',
      'async def items():\n    yield 1\nasync def main():\n    «items»()\n',
      'droppedAsyncGenerator',
    ),
    // g: bare coroutines in asyncio.wait
    found(
      'coroutines in asyncio.wait',
      'import asyncio\nasync def main():\n    await asyncio.wait([«fetch»(), fetch()])\n',
      'bareCoroutineInWait',
      [
        'wrapInTasks',
        'import asyncio\nasync def main():\n    await asyncio.wait([asyncio.create_task(fetch()), asyncio.create_task(fetch())])\n',
      ],
    ),
    found(
      'a coroutine in asyncio.wait, and what that gives',
      'import asyncio\nasync def main():\n    done, _ = await asyncio.wait([«fetch»()])\n    return done.pop().result()\n',
      'bareCoroutineInWait',
      [
        'wrapInTasks',
        'import asyncio\nasync def main():\n    done, _ = await asyncio.wait([asyncio.create_task(fetch())])\n    return done.pop().result()\n',
      ],
    ),
    found(
      'a local list of coroutines in asyncio.wait',
      'import asyncio\nasync def main(xs):\n    coros = [«fetch»() for x in xs]\n    await asyncio.wait(coros)\n',
      'bareCoroutineInWait',
      [
        'wrapInTasks',
        'import asyncio\nasync def main(xs):\n    coros = [asyncio.create_task(fetch()) for x in xs]\n    await asyncio.wait(coros)\n',
      ],
    ),
    found(
      'a list of coroutines in asyncio.gather',
      'import asyncio\nasync def main():\n    await asyncio.gather(«[fetch(), fetch()]»)\n',
      'collectionInGather',
      ['unpack', 'import asyncio\nasync def main():\n    await asyncio.gather(*[fetch(), fetch()])\n'],
    ),
    found(
      'a generator of coroutines in asyncio.gather',
      'import asyncio\nasync def main(xs):\n    await asyncio.gather«(fetch() for x in xs)»\n',
      'collectionInGather',
      ['unpack', 'import asyncio\nasync def main(xs):\n    await asyncio.gather(*(fetch() for x in xs))\n'],
    ),
    found(
      'a future given to what takes text',
      'import asyncio\ndef show(text: str): ...\nasync def main(loop: asyncio.AbstractEventLoop):\n    line = loop.«run_in_executor»(None, input)\n    show(line)\n',
      'storedUsedAsValue',
      [
        'addAwait',
        'import asyncio\ndef show(text: str): ...\nasync def main(loop: asyncio.AbstractEventLoop):\n    line = await loop.run_in_executor(None, input)\n    show(line)\n',
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
      'what a loop waits for to be None',
      'async def main():\n    while (item := «fetch»()) is not None:\n        yield item\n',
      'storedUsedAsValue',
      ['addAwait', 'async def main():\n    while (item := await fetch()) is not None:\n        yield item\n'],
    ),
    {
      name: 'in a plain method that the event loop calls',
      code: 'import asyncio\n\nasync def fetch(): ...\n\nclass Echo(asyncio.DatagramProtocol):\n    def datagram_received(self, data, addr):\n        fetch()\n',
      errors: [
        {
          messageId: 'droppedInCallback',
          suggestions: [
            {
              messageId: 'scheduleTask',
              output:
                'import asyncio\n\nbackground_tasks = set()\n\nasync def fetch(): ...\n\nclass Echo(asyncio.DatagramProtocol):\n    def datagram_received(self, data, addr):\n        task = asyncio.create_task(fetch())\n        background_tasks.add(task)\n        task.add_done_callback(background_tasks.discard)\n',
            },
          ],
        },
      ],
    },
    found(
      'what only waits',
      'import asyncio\nasync def close(writer: asyncio.StreamWriter):\n    writer.«drain»()\n',
      'droppedCoroutine',
      ['addAwait', 'import asyncio\nasync def close(writer: asyncio.StreamWriter):\n    await writer.drain()\n'],
    ),
    // coroutines where a function is taken
    found(
      'a coroutine for a nursery',
      'import trio\nasync def main():\n    async with trio.open_nursery() as nursery:\n        nursery.start_soon(«fetch»())\n',
      'coroutineForFunction',
      [
        'handOver',
        'import trio\nasync def main():\n    async with trio.open_nursery() as nursery:\n        nursery.start_soon(fetch)\n',
      ],
    ),
    found('a coroutine for anyio.run', 'import anyio\nanyio.run(«fetch»())\n', 'coroutineForFunction', [
      'handOver',
      'import anyio\nanyio.run(fetch)\n',
    ]),
    found(
      'a coroutine for a thread',
      'import asyncio\nasync def main():\n    return await asyncio.to_thread(«fetch»())\n',
      'coroutineForThread',
      ['callDirectly', 'import asyncio\nasync def main():\n    return await fetch()\n'],
    ),
    found(
      'a function for asyncio.run, under another name',
      'from asyncio import run as go\ngo(«fetch»)\n',
      'uncalledFunction',
      ['callFunction', 'from asyncio import run as go\ngo(fetch())\n'],
    ),
    found(
      'a method for a task',
      'import asyncio\nclass A:\n    async def poll(self, every=1): ...\n    async def start(self):\n        self.task = asyncio.create_task(self.«poll», name="poll")\n',
      'uncalledFunction',
      [
        'callFunction',
        'import asyncio\nclass A:\n    async def poll(self, every=1): ...\n    async def start(self):\n        self.task = asyncio.create_task(self.poll(), name="poll")\n',
      ],
    ),
    found(
      'a function that takes arguments, for a task group',
      'import asyncio\nasync def load(id): ...\nasync def main():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(load(1))\n        group.create_task(«load»)\n',
      'uncalledFunction',
    ),
    found(
      'a coroutine for the event loop to call',
      'import asyncio\nasync def main():\n    asyncio.get_running_loop().call_later(1, «fetch»())\n',
      'coroutineForCallback',
    ),
    found(
      'a coroutine for the event loop to call soon',
      'import asyncio\ntasks = set()\nasync def main():\n    loop = asyncio.get_running_loop()\n    loop.call_soon(«fetch»())\n',
      'coroutineForCallback',
      [
        'scheduleTask',
        'import asyncio\ntasks = set()\nasync def main():\n    loop = asyncio.get_running_loop()\n    task = asyncio.create_task(fetch())\n    tasks.add(task)\n    task.add_done_callback(tasks.discard)\n',
      ],
    ),
    found(
      'one or the other coroutine',
      'async def main(is_new):\n    user = «fetch»() if is_new else fetch()\n    print(user.name)\n',
      'storedUsedAsValue',
      [
        'addAwait',
        'async def main(is_new):\n    user = await (fetch() if is_new else fetch())\n    print(user.name)\n',
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
    found(
      'a coroutine that is expected to fail',
      'import pytest\nasync def test_fetch():\n    with pytest.raises(ValueError):\n        «fetch»()\n',
      'droppedCoroutine',
      [
        'addAwait',
        'import pytest\nasync def test_fetch():\n    with pytest.raises(ValueError):\n        await fetch()\n',
      ],
    ),
    inAsync('keyword arguments', 'dict(**«fetch»())', 'coroutineAsValue', 'dict(**await fetch())'),
    found(
      'asked for None, and otherwise loaded',
      'async def main(load):\n    user = «fetch»()\n    if user is None:\n        user = await load()\n    return user\n',
      'storedUsedAsValue',
      [
        'addAwait',
        'async def main(load):\n    user = await fetch()\n    if user is None:\n        user = await load()\n    return user\n',
      ],
    ),
    // h: callbacks
    found(
      'a callback of the event loop',
      'import asyncio\ntasks = set()\nasync def main():\n    asyncio.get_running_loop().call_soon(«fetch», 1)\n',
      'coroutineCallback',
      [
        'startTaskInCallback',
        'import asyncio\ntasks = set()\nasync def main():\n    def start_fetch() -> None:\n        task = asyncio.create_task(fetch(1))\n        tasks.add(task)\n        task.add_done_callback(tasks.discard)\n\n    asyncio.get_running_loop().call_soon(start_fetch)\n',
      ],
    ),
    found(
      'the target of a thread',
      'from threading import Thread\ndef main():\n    Thread(target=«fetch»).start()\n',
      'coroutineInThread',
    ),
    found(
      'asyncio.to_thread',
      'import asyncio\nasync def main():\n    await asyncio.to_thread(«fetch», 1)\n',
      'coroutineInThread',
      ['callDirectly', 'import asyncio\nasync def main():\n    await fetch(1)\n'],
    ),
    found('a signal handler', 'import signal\nsignal.signal(signal.SIGINT, «fetch»)\n', 'coroutineCallback'),
    found('a key', 'def main(xs):\n    return sorted(xs, key=«fetch»)\n', 'coroutineKey'),
    found('a lambda as callback', 'import atexit\natexit.register(lambda: «fetch»())\n', 'coroutineCallback'),
    // i: dropped comprehensions
    inAsync(
      'a comprehension as a statement',
      '[«fetch»() for x in xs]',
      'droppedCoroutines',
      '[await fetch() for x in xs]',
    ),
    // j: returned too early
    found(
      'returned from a try with handlers',
      'async def main():\n    try:\n        return «fetch»()\n    except ValueError:\n        return None\n',
      'returnedTooEarly',
      [
        'addAwait',
        'async def main():\n    try:\n        return await fetch()\n    except ValueError:\n        return None\n',
      ],
    ),
    found(
      'returned from inside a lock',
      'async def main(lock):\n    async with lock:\n        return «fetch»()\n',
      'returnedTooEarly',
      ['addAwait', 'async def main(lock):\n    async with lock:\n        return await fetch()\n'],
    ),
    // A function that is not asynchronous becomes so, with its callers.
    found(
      'in a plain function',
      'def load():\n    return «fetch»().id\n\nasync def main():\n    print(load())\n',
      'coroutineAsValue',
      ['makeAsync', 'async def load():\n    return (await fetch()).id\n\nasync def main():\n    print(await load())\n'],
    ),
    // Where a function cannot become asynchronous, nothing is suggested.
    found(
      'in a special method',
      'class A:\n    def __len__(self):\n        return «fetch»() + 1\n',
      'coroutineAsValue',
    ),
    found(
      'in a property',
      'class A:\n    @property\n    def name(self):\n        return f"{«fetch»()}"\n',
      'coroutineAsValue',
    ),
    found('in a generator', 'def names():\n    yield f"{«fetch»()}"\n', 'coroutineAsValue'),
    found(
      'in a function that is handed on',
      'def load():\n    return «fetch»().id\n\nhandlers = [load]\n',
      'coroutineAsValue',
    ),
    found(
      'in what may override a method from elsewhere',
      'from lib import Base\nclass A(Base):\n    def load(self):\n        return «fetch»().id\n',
      'coroutineAsValue',
    ),
    found('in a lambda', 'async def main(xs):\n    return lambda: «fetch»().id\n', 'coroutineAsValue'),
    // The callers of a function that becomes asynchronous do so, too, up to the top of the script.
    found(
      'with callers of callers',
      'import asyncio\n\nclass A:\n    def load(self):\n        return «fetch»().id\n\n    def show(self):\n        print(self.load().name)\n\nA().show()\n',
      'coroutineAsValue',
      [
        'makeAsync',
        'import asyncio\n\nclass A:\n    async def load(self):\n        return (await fetch()).id\n\n    async def show(self):\n        print((await self.load()).name)\n\nasyncio.run(A().show())\n',
      ],
    ),
    {
      name: 'with several callers at the top of the script, and one import',
      code: `${fetchFunction}def load():\n    return fetch().id\n\nprint(load())\nprint(load())\n`,
      errors: [
        {
          messageId: 'coroutineAsValue',
          suggestions: [
            {
              messageId: 'makeAsync',
              output: `import asyncio\n\n${fetchFunction}async def load():\n    return (await fetch()).id\n\nprint(asyncio.run(load()))\nprint(asyncio.run(load()))\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'at the top of a notebook',
      code: `${fetchFunction}data = fetch()\nprint(data["id"])\n`,
      filename: 'cells.ipynb',
      errors: [
        {
          messageId: 'storedUsedAsValue',
          data: {
            variable: 'data',
            kind: 'a coroutine',
            call: 'fetch()',
            consequence: 'indexing it raises a TypeError',
          },
          suggestions: [{ messageId: 'addAwait', output: `${fetchFunction}data = await fetch()\nprint(data["id"])\n` }],
        },
      ],
    },
    {
      name: 'several bare elements, each with its own finding',
      code: `${fetchFunction}async def main():\n    [fetch(), fetch()]\n`,
      errors: [
        {
          messageId: 'droppedCoroutine',
          column: 6,
          suggestions: [
            { messageId: 'addAwait', output: `${fetchFunction}async def main():\n    [await fetch(), fetch()]\n` },
          ],
        },
        {
          messageId: 'droppedCoroutine',
          column: 15,
          suggestions: [
            { messageId: 'addAwait', output: `${fetchFunction}async def main():\n    [fetch(), await fetch()]\n` },
          ],
        },
      ],
    },
  ],
});
