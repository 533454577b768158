import rule from '../../../src/pitfalls/no-dangling-task/rule.js';
import { pythonTester } from '../../support/rule-testers.js';

const head = 'import asyncio\n\nasync def send():\n    pass\n\n';

pythonTester.run('no-dangling-task', rule, {
  valid: [
    { name: 'kept in an attribute', code: `${head}def f(self):\n    self.task = asyncio.create_task(send())\n` },
    { name: 'awaited', code: `${head}async def f():\n    await asyncio.create_task(send())\n` },
    { name: 'returned', code: `${head}def f():\n    return asyncio.create_task(send())\n` },
    { name: 'put in a list', code: `${head}def f(xs):\n    xs.append(asyncio.create_task(send()))\n` },
    {
      name: 'kept by a task group',
      code: `${head}async def f():\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(send())\n`,
    },
    {
      name: 'kept by a nursery',
      code: 'import trio\nasync def f():\n    async with trio.open_nursery() as nursery:\n        nursery.start_soon(print)\n',
    },
    {
      name: 'read later',
      code: `${head}async def f():\n    task = asyncio.create_task(send())\n    await asyncio.sleep(1)\n    task.cancel()\n`,
    },
    { name: 'in a global', code: `${head}def f():\n    global task\n    task = asyncio.create_task(send())\n` },
    { name: 'for the module', code: `${head}task = asyncio.get_event_loop().create_task(send())\n` },
    {
      name: 'in a function that never ends',
      code: `${head}async def f():\n    task = asyncio.create_task(send())\n    while True:\n        await asyncio.sleep(1)\n`,
    },
    {
      name: 'at the end of a cell, which keeps it in `Out`',
      code: `${head}asyncio.create_task(send())\n[asyncio.create_task(send()) for _ in "ab"]\n`,
      filename: '/project/cells.ipynb',
    },
    { name: 'a method of something else', code: `${head}def f(queue):\n    queue.create_task(send())\n` },
    {
      name: 'a task that is one already',
      code: `${head}async def f(task: asyncio.Task):\n    asyncio.ensure_future(task)\n`,
    },
  ],
  invalid: [
    {
      name: 'in a function of a notebook, and in a block of a cell',
      code: `${head}def f():\n    [asyncio.create_task(send())]\nfor _ in "ab":\n    [asyncio.create_task(send())]\n`,
      filename: '/project/cells.ipynb',
      errors: [
        { messageId: 'droppedTask', line: 7 },
        { messageId: 'droppedTask', line: 9 },
      ],
    },
    {
      name: 'chosen by a condition that may give None, which takes no callback',
      code: `${head}async def f(on):\n    asyncio.create_task(send()) if on else None\n    on and asyncio.create_task(send())\n`,
      errors: [
        { messageId: 'droppedTask', line: 7, suggestions: [] },
        { messageId: 'droppedTask', line: 8, suggestions: [] },
      ],
    },
    {
      name: 'dropped by who calls the function that starts it',
      code: `${head}def start():\n    return (asyncio.create_task(send()))\n\nasync def f():\n    start()\n`,
      errors: [
        {
          messageId: 'droppedTaskOfHelper',
          suggestions: [
            {
              messageId: 'keepTaskInHelper',
              data: { helper: 'start' },
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef start():\n    task = (asyncio.create_task(send()))\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    return task\n\nasync def f():\n    start()\n`,
            },
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef start():\n    return (asyncio.create_task(send()))\n\nasync def f():\n    task = start()\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'of a function that starts one or the other, each of which would have to be kept',
      code: `${head}def start(soon):\n    if soon:\n        return asyncio.create_task(send())\n    return asyncio.create_task(send(), name="later")\n\nasync def f():\n    task = start(True)\n    task.add_done_callback(print)\n`,
      errors: [
        {
          messageId: 'observedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef start(soon):\n    if soon:\n        return asyncio.create_task(send())\n    return asyncio.create_task(send(), name="later")\n\nasync def f():\n    task = start(True)\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    task.add_done_callback(print)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'of a function that may give None, which takes no callback',
      code: `${head}def start(soon):\n    if not soon:\n        return None\n    return asyncio.create_task(send())\n\nasync def f():\n    start(True)\n`,
      errors: [
        {
          messageId: 'droppedTaskOfHelper',
          suggestions: [
            {
              messageId: 'keepTaskInHelper',
              data: { helper: 'start' },
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef start(soon):\n    if not soon:\n        return None\n    task = asyncio.create_task(send())\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    return task\n\nasync def f():\n    start(True)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'left by a wait that drops what is pending',
      code: `${head}async def f(job):\n    await asyncio.wait({job, asyncio.create_task(send())}, timeout=1)\n`,
      errors: [
        {
          messageId: 'leftTask',
          suggestions: [
            {
              messageId: 'cancelPending',
              output: `${head}async def f(job):\n    _, pending = await asyncio.wait({job, asyncio.create_task(send())}, timeout=1)\n    for task in pending:\n        task.cancel()\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a variable, left by a wait whose second result nothing reads',
      code: `${head}async def f(job):\n    other = asyncio.create_task(send())\n    done, _ = await asyncio.wait([job, other], return_when=asyncio.FIRST_COMPLETED)\n    return done\n`,
      errors: [
        {
          messageId: 'leftTask',
          suggestions: [
            {
              messageId: 'cancelPending',
              output: `${head}async def f(job):\n    other = asyncio.create_task(send())\n    done, pending = await asyncio.wait([job, other], return_when=asyncio.FIRST_COMPLETED)\n    for task in pending:\n        task.cancel()\n    return done\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'put in a variable beside another value',
      code: `${head}async def f():\n    task, n = asyncio.create_task(send()), 1\n    print(n)\n`,
      errors: [
        {
          messageId: 'unusedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\nasync def f():\n    task, n = asyncio.create_task(send()), 1\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    print(n)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'put in a variable in passing, by way of another one',
      code: `${head}async def f():\n    (started := asyncio.create_task(send()))\n    task = started\n`,
      errors: [
        {
          messageId: 'unusedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\nasync def f():\n    (started := asyncio.create_task(send()))\n    task = started\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'given to the event loop by a lambda',
      code: `${head}async def f(loop: asyncio.AbstractEventLoop, keep):\n    loop.call_soon(lambda n=1: asyncio.create_task(send()))\n`,
      errors: [
        {
          messageId: 'droppedTaskOfCallback',
          data: { call: 'asyncio.create_task()', receiver: 'loop.call_soon()' },
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks: set[asyncio.Task[object]] = set()\n\nasync def send():\n    pass\n\nasync def f(loop: asyncio.AbstractEventLoop, keep):\n    def start_send(n=1) -> None:\n        task = asyncio.create_task(send())\n        background_tasks.add(task)\n        task.add_done_callback(background_tasks.discard)\n\n    loop.call_soon(start_send)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'given to the event loop by a lambda in a comprehension, where no function can be defined',
      code: `${head}async def f(loop: asyncio.AbstractEventLoop, xs):\n    return [loop.call_soon(lambda: asyncio.create_task(send(x))) for x in xs]\n`,
      errors: [{ messageId: 'droppedTaskOfCallback' }],
    },
    {
      name: 'dropped where types are written: the set behind all imports has one, too',
      code: `import asyncio\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from .mail import Mail\n\nasync def send() -> None:\n    pass\n\nasync def f() -> None:\n    asyncio.create_task(send())\n`,
      errors: [
        {
          messageId: 'droppedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from .mail import Mail\n\nbackground_tasks: set[asyncio.Task[object]] = set()\n\nasync def send() -> None:\n    pass\n\nasync def f() -> None:\n    task = asyncio.create_task(send())\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'dropped where types are written: what the set is of is imported with it',
      code: `from asyncio import create_task\n\nasync def send(text: str):\n    pass\n\nasync def f(text: str):\n    create_task(send(text))\n`,
      errors: [
        {
          messageId: 'droppedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `from asyncio import create_task, Task\n\nbackground_tasks: set[Task[object]] = set()\n\nasync def send(text: str):\n    pass\n\nasync def f(text: str):\n    task = create_task(send(text))\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'dropped',
      code: `${head}async def f():\n    asyncio.create_task(send())  # soon\n    print(1)\n`,
      errors: [
        {
          messageId: 'droppedTask',
          data: { call: 'asyncio.create_task()' },
          line: 7,
          column: 13,
          endLine: 7,
          endColumn: 24,
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\nasync def f():\n    task = asyncio.create_task(send())  # soon\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    print(1)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a local that nothing reads, with a set that is there',
      code: `${head}tasks: set[asyncio.Task] = set()\n\nasync def f():\n    x = asyncio.ensure_future(send())\n`,
      errors: [
        {
          messageId: 'unusedTask',
          data: { variable: 'x' },
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 6,
          suggestions: [
            {
              messageId: 'keepTask',
              output: `${head}tasks: set[asyncio.Task] = set()\n\nasync def f():\n    x = asyncio.ensure_future(send())\n    tasks.add(x)\n    x.add_done_callback(tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'with a callback, which does not keep it',
      code: `${head}def f(log):\n    x = asyncio.create_task(send())\n    x.add_done_callback(log)\n`,
      errors: [
        {
          messageId: 'observedTask',
          data: { call: 'asyncio.create_task()' },
          line: 7,
          column: 5,
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef f(log):\n    x = asyncio.create_task(send())\n    background_tasks.add(x)\n    x.add_done_callback(background_tasks.discard)\n    x.add_done_callback(log)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'with a callback, in one expression',
      code: `${head}def f(log):\n    asyncio.create_task(send()).add_done_callback(log)  # soon\n`,
      errors: [
        {
          messageId: 'observedTask',
          line: 7,
          column: 13,
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef f(log):\n    task = asyncio.create_task(send())  # soon\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    task.add_done_callback(log)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'with a callback, as a value that is none',
      code: `${head}def f(log):\n    x = asyncio.create_task(send()).add_done_callback(log)\n`,
      errors: [{ messageId: 'observedTask' }],
    },
    {
      name: 'in an annotated local',
      code: `${head}def f():\n    x: asyncio.Task = asyncio.create_task(send())\n`,
      errors: [
        {
          messageId: 'unusedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output: `import asyncio\n\nbackground_tasks = set()\n\nasync def send():\n    pass\n\ndef f():\n    x: asyncio.Task = asyncio.create_task(send())\n    background_tasks.add(x)\n    x.add_done_callback(background_tasks.discard)\n`,
            },
          ],
        },
      ],
    },
    {
      name: 'by the loop, on a line with another statement',
      code: `${head}async def f():\n    asyncio.get_running_loop().create_task(send()); print(1)\n`,
      errors: [{ messageId: 'droppedTask', line: 7, column: 32 }],
    },
    {
      name: "by a project's own function, named in the options",
      code: `${head}from app.tasks import spawn\n\nasync def f():\n    spawn(send())\n`,
      options: [{ taskStarters: ['app.tasks.spawn'] }],
      errors: [
        {
          messageId: 'droppedTask',
          suggestions: [
            {
              messageId: 'keepTask',
              output:
                `${head}from app.tasks import spawn\n\nasync def f():\n    task = spawn(send())\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n`.replace(
                  'import asyncio\n',
                  'import asyncio\n\nbackground_tasks = set()\n',
                ),
            },
          ],
        },
      ],
    },
  ],
});
