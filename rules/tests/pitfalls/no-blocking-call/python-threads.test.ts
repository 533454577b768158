import path from 'node:path';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { fixturesFolder } from '../../support/fixtures.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found } from './python-cases.js';

const imports = 'import asyncio\nimport functools\nimport subprocess\nfrom functools import partial\n';

/** A function that blocks below the definitions, and what it becomes with each of the runners. */
function offered(title: string, definitions: string, calls: readonly string[]) {
  const around = (call: string): string => `${imports}${definitions}\n\nasync def f():\n    ${call}\n`;
  return found(title, around('subprocess.«run»("ls", check=True)'), {
    messageId: 'blocking',
    suggestions: calls.map((call) => ['runInThread', around(`await ${call}`)]),
  });
}

const ofAsyncio = 'asyncio.to_thread(subprocess.run, "ls", check=True)';

const handsOnAll = ['run(subprocess.run, "ls", check=True)', ofAsyncio];
const handsOnArguments = ['run(functools.partial(subprocess.run, "ls", check=True))', ofAsyncio];

const runners: readonly (readonly [title: string, definition: string, calls: readonly string[]])[] = [
  [
    'a coroutine function',
    'async def run(function, *args, **kwargs):\n    """In a thread."""\n    return await asyncio.to_thread(function, *args, **kwargs)',
    handsOnAll,
  ],
  [
    'a function that takes no keywords',
    'def run(function, *args):\n    return asyncio.get_running_loop().run_in_executor(None, function, *args)',
    handsOnArguments,
  ],
  [
    'a keyword that it takes for itself',
    'async def run(function, *args, check=False, **kwargs):\n    return await asyncio.to_thread(function, *args, **kwargs)',
    handsOnArguments,
  ],
  [
    'a pool of its own, and a task that is looked after',
    'from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(4)\ntasks = set()\ndef run(function, *args, **kwargs):\n    call = functools.partial(function, *args, **kwargs)\n    task = asyncio.get_running_loop().run_in_executor(pool, call)\n    tasks.add(task)\n    return task',
    handsOnAll,
  ],
  [
    'a lambda on one of two ways',
    'async def run(function, *args, **kwargs):\n    if not kwargs:\n        return await asyncio.to_thread(function, *args)\n    loop = asyncio.get_running_loop()\n    return await loop.run_in_executor(None, lambda: function(*args, **kwargs))',
    handsOnArguments,
  ],
  [
    'keywords that are put in before',
    'def run(function, *args, **kwargs):\n    if kwargs:\n        function = partial(function, **kwargs)\n    return asyncio.get_running_loop().run_in_executor(None, function, *args)',
    handsOnAll,
  ],
];

const others: readonly (readonly [title: string, definition: string])[] = [
  [
    'what comes to the same call again',
    'async def run(function, *args, **kwargs):\n    await f()\n    return await asyncio.to_thread(function, *args, **kwargs)',
  ],
  [
    'other processes',
    'from concurrent.futures import ProcessPoolExecutor\npool = ProcessPoolExecutor()\ndef run(function, *args, **kwargs):\n    return asyncio.get_running_loop().run_in_executor(pool, partial(function, *args, **kwargs))',
  ],
  [
    'another argument in front',
    'connection = object()\nasync def run(function, *args, **kwargs):\n    return await asyncio.to_thread(function, connection, *args, **kwargs)',
  ],
  [
    'a second try',
    'async def run(function, *args, **kwargs):\n    try:\n        return await asyncio.to_thread(function, *args, **kwargs)\n    except OSError:\n        return await asyncio.to_thread(function, *args, **kwargs)',
  ],
  [
    'another result',
    'async def run(function, *args, **kwargs):\n    result = await asyncio.to_thread(function, *args, **kwargs)\n    return [result]',
  ],
  [
    'a way without a thread',
    'async def run(function, *args, **kwargs):\n    if asyncio.iscoroutinefunction(function):\n        return await function(*args, **kwargs)\n    return await asyncio.to_thread(function, *args, **kwargs)',
  ],
  [
    'a call on the loop as well',
    'async def run(function, *args, **kwargs):\n    function(*args)\n    return await asyncio.to_thread(function, *args, **kwargs)',
  ],
  [
    'a task within the result',
    'async def run(function, *args, **kwargs):\n    return asyncio.get_running_loop().run_in_executor(None, partial(function, *args, **kwargs))',
  ],
  ['no result', 'async def run(function, *args, **kwargs):\n    await asyncio.to_thread(function, *args, **kwargs)'],
  [
    'a decorator',
    '@functools.cache\nasync def run(function, *args, **kwargs):\n    return await asyncio.to_thread(function, *args, **kwargs)',
  ],
  [
    'two that it could be',
    'async def run(function, *args, **kwargs):\n    return await asyncio.to_thread(function, *args, **kwargs)\nasync def also(function, *args, **kwargs):\n    return await run(function, *args, **kwargs)',
  ],
  ['itself', 'async def run(function, *args, **kwargs):\n    return await run(function, *args, **kwargs)'],
];

/** Files that a coroutine function works with: what it does with them, and what that becomes. */
const results: readonly (readonly [title: string, before: string, after: string | undefined])[] = [
  ['a list', 'for name in os.«listdir»(folder): ...', 'for name in await asyncio.to_thread(os.listdir, folder): ...'],
  ['an iterator', 'for file in folder.«glob»("*"): ...', undefined],
  ['an iterator in a comprehension', '[file.name for file in folder.«glob»("*")]', undefined],
  [
    'an iterator that is used up at once',
    'first = sorted(folder.«glob»("*"), key=str)[0]',
    'first = (await asyncio.to_thread(lambda: sorted(folder.glob("*"), key=str)))[0]',
  ],
  ['an iterator that is used up beside an await', 'sorted(folder.«glob»(await f(folder)))', undefined],
  ['a file', 'file = «open»(folder)', 'file = await asyncio.to_thread(open, folder)'],
  [
    'a file that is read at once',
    'text = «open»(folder).read().strip()',
    'text = (await asyncio.to_thread(lambda: open(folder).read())).strip()',
  ],
  [
    'a file that is read at once, beside an await',
    'text = «open»(await f(folder)).read()',
    'text = (await asyncio.to_thread(open, await f(folder))).read()',
  ],
  ['a file that is entered', 'with «open»(folder): ...', undefined],
];

/** Synchronous methods that read a file, and do something that only the thread of the loop can. */
const boundToLoop: readonly (readonly [title: string, statement: string])[] = [
  ['starts a task', 'self.task = asyncio.ensure_future(go())'],
  ['tells tasks that wait', 'self.ready.set()'],
  ['hands something to tasks', 'self.jobs.put_nowait(1)'],
];

const loading = (statement: string, call: string): string =>
  `import asyncio\nasync def go(): ...\nclass Job:\n    def __init__(self):\n        self.ready = asyncio.Event()\n        self.jobs = asyncio.Queue()\n    def load(self):\n        open("x").read()\n        ${statement}\nasync def f(job: Job):\n    ${call}\n`;

const withFiles = { groups: { file: true } };

const greenhouse = path.join(fixturesFolder, 'python/no-blocking-call/greenhouse/vents.py');

const method = (call: string): string =>
  `import asyncio\nimport subprocess\nfrom .core import Part\n\nclass Vents(Part):\n    async def open(self):\n        async def move():\n            ${call}\n        await move()\n`;

/** Code for Home Assistant, which hands itself to functions as a parameter, and to its entities as an attribute. */
const ofHome: readonly (readonly [title: string, around: (call: string) => string, owner: string])[] = [
  [
    'a parameter of the function around',
    (call) =>
      `import asyncio\nimport functools\nimport subprocess\nfrom homeassistant.core import HomeAssistant\n\nasync def setup(hass: HomeAssistant):\n    async def update():\n        ${call}\n    await update()\n`,
    'hass',
  ],
  [
    'an attribute that the method uses',
    (call) =>
      `import asyncio\nimport functools\nimport subprocess\nfrom homeassistant.helpers.entity import Entity\n\nclass Light(Entity):\n    async def update(self):\n        ${call}\n        self.hass.bus.async_fire("update")\n`,
    'self.hass',
  ],
  [
    'an attribute that every entity has',
    (call) =>
      `import asyncio\nimport functools\nimport subprocess\nfrom homeassistant.components.sensor import SensorEntity\n\nclass Meter(SensorEntity):\n    async def async_update(self):\n        ${call}\n        self.value = 1\n`,
    'self.hass',
  ],
];

const imported = (call: string): string =>
  `import asyncio\nimport subprocess\nfrom starlette.concurrency import run_in_threadpool\n\nasync def f():\n    ${call}\n`;

pythonTester.run('no-blocking-call: what runs it in a thread', rule, {
  valid: runners.map(([title, definition]) => ({
    name: `handed to ${title}`,
    code: `${imports}${definition}\n\nasync def f():\n    await run(subprocess.run, "ls")\n`,
  })),
  invalid: [
    ...runners.map(([title, definition, calls]) => offered(`the project's own: ${title}`, definition, calls)),
    ...others.map(([title, definition]) => offered(`not the project's own: ${title}`, definition, [ofAsyncio])),
    ...results.map(([title, before, after]) => {
      const around = (code: string): string =>
        `import asyncio\nimport os\nfrom pathlib import Path\n\nasync def f(folder: Path):\n    ${code}\n`;
      return found(`what is given: ${title}`, around(before), {
        messageId: 'blocking',
        options: [withFiles],
        suggestions: after === undefined ? [] : [['runInThread', around(after)]],
      });
    }),
    ...boundToLoop.map(([title, statement]) =>
      found(`left to the loop: what ${title}`, loading(statement, 'job.«load»()'), {
        messageId: 'blockingThrough',
        options: [withFiles],
      }),
    ),
    found(
      'not left to the loop: what any thread can ask',
      loading('self.at = asyncio.iscoroutine(1)', 'job.«load»()'),
      {
        messageId: 'blockingThrough',
        options: [withFiles],
        suggestions: [
          ['runInThread', loading('self.at = asyncio.iscoroutine(1)', 'await asyncio.to_thread(job.load)')],
        ],
      },
    ),
    found('a method that the class inherits, from another file', method('subprocess.«run»("ls", check=True)'), {
      filename: greenhouse,
      messageId: 'blocking',
      suggestions: [
        ['runInThread', method('await self.run_job(subprocess.run, "ls", check=True)')],
        ['runInThread', method('await asyncio.to_thread(subprocess.run, "ls", check=True)')],
      ],
    }),
    ...ofHome.map(([title, around, owner]) =>
      found(`a framework's: of ${title}`, around('subprocess.«run»("ls", check=True)'), {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            around(`await ${owner}.async_add_executor_job(functools.partial(subprocess.run, "ls", check=True))`),
          ],
          ['runInThread', around(`await ${ofAsyncio}`)],
        ],
      }),
    ),
    found("a package's, where the file imports it", imported('subprocess.«run»("ls", check=True)'), {
      messageId: 'blocking',
      suggestions: [
        ['runInThread', imported('await run_in_threadpool(subprocess.run, "ls", check=True)')],
        ['runInThread', imported('await asyncio.to_thread(subprocess.run, "ls", check=True)')],
      ],
    }),
  ],
});
