import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { fetchFunction, found, inAsync, silent } from './python-cases.js';

pythonTester.run('no-missing-await', rule, {
  valid: [
    silent('awaited', 'async def main():\n    await fetch()\n'),
    silent('returned', 'def main():\n    return fetch()\n'),
    silent('yielded', 'def main():\n    yield fetch()\n'),
    silent('run', 'import asyncio\nasyncio.run(fetch())\n'),
    silent("handed to a project's own function", 'def spawn(coro): ...\nasync def main():\n    spawn(fetch())\n'),
    silent('rebound name', 'def main(fetch):\n    fetch()\n'),
    silent('unknown name', 'from somewhere import other\ndef main():\n    other()\n'),
    silent('expected to fail', 'import pytest\ndef test_it():\n    with pytest.raises(TypeError):\n        fetch(1)\n'),
    silent(
      'a plain function of the same name',
      'class A:\n    def fetch(self): ...\n    def main(self):\n        self.fetch()\n',
    ),
    {
      name: 'allowed by option',
      code: `${fetchFunction}def main():\n    fetch()\n`,
      options: [{ allowCalls: ['fetch'] }],
    },
  ],
  invalid: [
    // a bare statement
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
      'droppedWithoutLoop',
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
    found(
      'an asynchronous generator that nobody iterates over',
      'async def items():\n    yield 1\nasync def main():\n    «items»()\n',
      'droppedAsyncGenerator',
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
    found(
      'in a program for Twisted, whose reactor runs no tasks',
      'from twisted.internet import reactor\nasync def main():\n    «fetch»()\n',
      'droppedCoroutine',
      ['addAwait', 'from twisted.internet import reactor\nasync def main():\n    await fetch()\n'],
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
    // dropped comprehensions
    inAsync(
      'a comprehension as a statement',
      '[«fetch»() for x in xs]',
      'droppedCoroutines',
      '[await fetch() for x in xs]',
    ),
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
