import rule from '../../../src/pitfalls/no-unbounded-fan-out/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-unbounded-fan-out/python/messages.js';
import { found as foundWith, silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

const found = foundWith<PythonMessageIds>;

const start =
  'import asyncio\n\nasync def fetch(client, x):\n    async with client.get(x) as page:\n        return page\n\n';
const wrapper = (indentation: string): string =>
  [
    'semaphore = asyncio.Semaphore(10)',
    '',
    'async def limited(coroutine):',
    '    async with semaphore:',
    '        return await coroutine',
    '',
    '',
  ]
    .map((line) => (line === '' ? '' : indentation + line))
    .join('\n');

pythonTester.run('no-unbounded-fan-out', rule, {
  valid: [
    silent('a literal', `${start}async def f(c):\n    await asyncio.gather(*[fetch(c, x) for x in (1, 2)])\n`),
    silent(
      'up to the largest number',
      `${start}async def f(c):\n    await asyncio.gather(*[fetch(c, x) for x in range(20)])\n`,
    ),
    silent(
      'a larger number that is allowed',
      `${start}async def f(c):\n    await asyncio.gather(*[fetch(c, x) for x in range(50)])\n`,
      {
        options: [{ max: 50 }],
      },
    ),
    silent('a slice', `${start}async def f(c, xs):\n    await asyncio.gather(*[fetch(c, x) for x in xs[:5]])\n`),
    silent('one at a time', `${start}async def f(c, xs):\n    return [await fetch(c, x) for x in xs]\n`),
    silent('tasks that exist', `${start}async def f(tasks):\n    await asyncio.gather(*tasks)\n`),
    silent(
      'a limiter in the function',
      'import asyncio\nslots = asyncio.Semaphore(3)\nasync def fetch(c, x):\n    async with slots:\n        await c.get(x)\nasync def f(c, xs):\n    await asyncio.gather(*[fetch(c, x) for x in xs])\n',
    ),
    silent(
      'a function that waits for nothing',
      'import asyncio\nasync def g(x):\n    return x\nasync def f(xs):\n    await asyncio.gather(*[g(x) for x in xs])\n',
    ),
    silent('not a coroutine', 'import asyncio\nasync def f(xs, g):\n    await asyncio.gather(*[g(x) for x in xs])\n'),
    silent(
      'a group that ends in each round',
      `${start}async def f(c, xs):\n    for x in xs:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(fetch(c, x))\n`,
    ),
    silent(
      'an enclosing loop over chunks',
      `${start}async def f(c, xs, size):\n    for i in range(0, len(xs), size):\n        await asyncio.gather(*[fetch(c, x) for x in xs[i : i + size]])\n`,
    ),
  ],
  invalid: [
    found('gather of a list', `${start}async def f(c, xs):\n    await asyncio.«gather»(*[fetch(c, x) for x in xs])\n`, {
      messageId: 'unbounded',
      data: { call: 'asyncio.gather()', started: 'fetch()', source: 'xs' },
      suggestions: [
        [
          'limitWithSemaphore',
          `${start}async def f(c, xs):\n${wrapper('    ')}    await asyncio.gather(*[limited(fetch(c, x)) for x in xs])\n`,
        ],
      ],
    }),
    found(
      'gather in a cell of a notebook',
      `${start}results = await asyncio.«gather»(*[fetch(None, x) for x in urls])\n`,
      {
        filename: 'cells.ipynb',
        messageId: 'unbounded',
        suggestions: [
          [
            'limitWithSemaphore',
            `${start}${wrapper('')}results = await asyncio.gather(*[limited(fetch(None, x)) for x in urls])\n`,
          ],
        ],
      },
    ),
    found(
      'tasks in a loop',
      `${start}async def f(c, xs):\n    tasks = []\n    for x in xs:\n        tasks.append(asyncio.«create_task»(fetch(c, x)))\n    await asyncio.wait(tasks)\n`,
      {
        messageId: 'unboundedTasks',
        data: { source: 'xs' },
        suggestions: [
          [
            'limitWithSemaphore',
            `${start}async def f(c, xs):\n    tasks = []\n${wrapper('    ')}    for x in xs:\n        tasks.append(asyncio.create_task(limited(fetch(c, x))))\n    await asyncio.wait(tasks)\n`,
          ],
        ],
      },
    ),
    found(
      'a list that is filled in a loop',
      `${start}async def f(c, xs):\n    all = []\n    for x in xs:\n        all.append(fetch(c, x))\n    await asyncio.«gather»(*all)\n`,
      {
        messageId: 'unbounded',
        suggestions: [
          [
            'limitWithSemaphore',
            `${start}async def f(c, xs):\n    all = []\n${wrapper('    ')}    for x in xs:\n        all.append(limited(fetch(c, x)))\n    await asyncio.gather(*all)\n`,
          ],
        ],
      },
    ),
    found(
      'map',
      `${start}async def g(x):\n    await fetch(None, x)\n\nasync def f(xs):\n    await asyncio.«gather»(*map(g, xs))\n`,
      {
        messageId: 'unbounded',
        suggestions: [
          [
            'limitWithSemaphore',
            `${start}async def g(x):\n    await fetch(None, x)\n\nasync def f(xs):\n${wrapper('    ')}    await asyncio.gather(*map(lambda one: limited(g(one)), xs))\n`,
          ],
        ],
      },
    ),
    found(
      'a nursery',
      'import trio\n\nasync def fetch(c, x):\n    await c.get(x)\n\nasync def f(c, xs):\n    async with trio.open_nursery() as nursery:\n        for x in xs:\n            nursery.«start_soon»(fetch, c, x)\n',
      {
        messageId: 'unboundedTasks',
        suggestions: [
          [
            'limitWithSemaphore',
            'import trio\n\nasync def fetch(c, x):\n    await c.get(x)\n\nasync def f(c, xs):\n    async with trio.open_nursery() as nursery:\n        limiter = trio.CapacityLimiter(10)\n\n        async def limited(function, *args):\n            async with limiter:\n                return await function(*args)\n\n        for x in xs:\n            nursery.start_soon(limited, fetch, c, x)\n',
          ],
        ],
      },
    ),
    found(
      'more than the largest number, another limit',
      `${start}async def f(c):\n    await asyncio.«gather»(*[fetch(c, x) for x in range(21)])\n`,
      {
        messageId: 'unbounded',
        options: [{ limit: 3 }],
        suggestions: [
          [
            'limitWithSemaphore',
            `${start}async def f(c):\n${wrapper('    ').replace('10', '3')}    await asyncio.gather(*[limited(fetch(c, x)) for x in range(21)])\n`,
          ],
        ],
      },
    ),
  ],
});
