import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { fetchFunction, found } from './python-cases.js';

pythonTester.run('no-missing-await: functions that become asynchronous', rule, {
  valid: [],
  invalid: [
    // A function that is not asynchronous becomes so, with its callers.
    found(
      'in a plain function',
      'def load():\n    return «fetch»().id\n\nasync def main():\n    print(load())\n',
      'coroutineAsValue',
      ['makeAsync', 'async def load():\n    return (await fetch()).id\n\nasync def main():\n    print(await load())\n'],
    ),
    // Where nothing runs a loop, one is run.
    found(
      'in a view of Flask',
      'import asyncio\nfrom flask import Flask\napp = Flask("shop")\n@app.route("/")\ndef load():\n    return «fetch»().id\n',
      'coroutineAsValue',
      [
        'runWithAsyncio',
        'import asyncio\nfrom flask import Flask\napp = Flask("shop")\n@app.route("/")\ndef load():\n    return asyncio.run(fetch()).id\n',
      ],
    ),
    found(
      'in a task of Celery',
      'import asyncio\nfrom celery import shared_task\n@shared_task\ndef load():\n    «fetch»()\n',
      'droppedWithoutLoop',
      [
        'runWithAsyncio',
        'import asyncio\nfrom celery import shared_task\n@shared_task\ndef load():\n    asyncio.run(fetch())\n',
      ],
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
  ],
});
