import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { fetchFunction, found, inAsync, silent } from './python-cases.js';

pythonTester.run('no-missing-await: coroutines that are stored or returned', rule, {
  valid: [
    silent(
      'asked for None by the test of a loop, and awaited in it',
      'async def main():\n    while (job := fetch()) is not None:\n        await job\n',
    ),
    silent(
      'asked for None, which it was before',
      'async def main(is_new):\n    user = None\n    if is_new:\n        user = fetch()\n    if user is None:\n        user = load()\n    return user\n',
    ),
    silent('closed', 'def main():\n    coro = fetch()\n    coro.close()\n'),
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
    silent(
      'returned from a with whose resource it does not use',
      'def main(path):\n    with open(path) as file:\n        return fetch(file.read())\n',
    ),
    silent(
      'returned from a try that is there for its arguments',
      'def main(xs):\n    try:\n        return fetch(xs["a"])\n    except KeyError:\n        return None\n',
    ),
  ],
  invalid: [
    // stored, never awaited
    inAsync('stored in a local', 'data = «fetch»()', 'storedNeverAwaited', 'data = await fetch()'),
    inAsync('stored in an underscore', '_ = «fetch»()', 'storedNeverAwaited', '_ = await fetch()'),
    found(
      'not awaited on the way to an early return',
      'async def main(x):\n    coro = «fetch»()\n    if x:\n        return x\n    return await coro\n',
      'storedNotOnEveryPath',
      ['addAwait', 'async def main(x):\n    coro = await fetch()\n    if x:\n        return x\n    return coro\n'],
    ),
    found(
      'not awaited on the way to an early return, and its result in brackets',
      'async def main(x):\n    coro = «fetch»()\n    if x:\n        return x\n    return (await coro)["id"]\n',
      'storedNotOnEveryPath',
      [
        'addAwait',
        'async def main(x):\n    coro = await fetch()\n    if x:\n        return x\n    return coro["id"]\n',
      ],
    ),
    found(
      'handed on or awaited, but not on every path',
      'async def main(x):\n    coro = «fetch»()\n    if x:\n        return x\n    return await coro if x is None else coro\n',
      'storedNotOnEveryPath',
    ),
    found(
      'used as a value by one who awaits it later',
      'async def main():\n    coro = «fetch»()\n    print(coro["id"])\n    await coro\n',
      'storedUsedAsValue',
    ),
    found(
      'not awaited before the loop comes round',
      'async def main(xs):\n    for x in xs:\n        coro = «fetch»()\n        if x:\n            continue\n        await coro\n',
      'storedNotOnEveryPath',
    ),
    // stored, then used as a value
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
      'what a loop waits for to be None',
      'async def main():\n    while (item := «fetch»()) is not None:\n        yield item\n',
      'storedUsedAsValue',
      ['addAwait', 'async def main():\n    while (item := await fetch()) is not None:\n        yield item\n'],
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
      'asked for None, and otherwise loaded',
      'async def main(load):\n    user = «fetch»()\n    if user is None:\n        user = await load()\n    return user\n',
      'storedUsedAsValue',
      [
        'addAwait',
        'async def main(load):\n    user = await fetch()\n    if user is None:\n        user = await load()\n    return user\n',
      ],
    ),
    // returned too early
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
  ],
});
