import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found, helper } from './python-cases.js';

pythonTester.run('no-blocking-call', rule, {
  valid: [
    silent('at the top level', 'import time\ntime.sleep(1)\n'),
    silent('in a synchronous function', 'import time\ndef f():\n    time.sleep(1)\n'),
    silent('handed to a thread', `${helper}import asyncio\nasync def f():\n    await asyncio.to_thread(work)\n`),
    silent('not imported', 'async def f(time):\n    time.sleep(1)\n'),
    silent('not to be resolved', 'async def f(client):\n    client.get("/")\n'),
    silent('awaited', 'import requests\nasync def f():\n    await requests.get("/")\n'),
    silent('a nested function', `${helper}async def f():\n    def g():\n        work()\n    return g\n`),
    silent('a lambda', 'import time\nasync def f():\n    return lambda: time.sleep(1)\n'),
    silent('no time at all', 'import time\nasync def f():\n    time.sleep(0)\n'),
    silent(
      'a lock for a moment',
      'import threading\nlock = threading.Lock()\nasync def f():\n    with lock:\n        print()\n',
    ),
    silent('a group that is off', 'import time\nasync def f():\n    time.sleep(1)\n', {
      options: [{ groups: { sleep: false } }],
    }),
    silent('an allowed function of a library', 'import time\nasync def f():\n    time.sleep(1)\n', {
      options: [{ allow: ['time.sleep'] }],
    }),
    silent(
      'futures that have all been waited for, in a thread',
      'import asyncio\nimport concurrent.futures as cf\nasync def f(pool: cf.ThreadPoolExecutor):\n    jobs = [pool.submit(print)]\n    await asyncio.to_thread(cf.wait, jobs)\n    return [job.result() for job in jobs]\n',
    ),
    silent(
      'a loop that does something for what it waits for',
      'async def f(job, steps):\n    while not job.run():\n        pass\n    while not steps.pop().done:\n        pass\n    while not job.done:\n        job.step()\n',
    ),
    silent('a loop that never ends', 'async def f():\n    while True:\n        pass\n'),
    silent('tests', 'import time\nasync def test_f():\n    time.sleep(1)\n', { filename: '/project/test_f.py' }),
  ],
  invalid: [
    found(
      'futures that nobody has waited for',
      'import concurrent.futures as cf\nasync def f(pool: cf.ThreadPoolExecutor):\n    jobs = [pool.submit(print)]\n    return [job.«result»() for job in jobs]\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'awaitFuture',
            'import asyncio\nimport concurrent.futures as cf\nasync def f(pool: cf.ThreadPoolExecutor):\n    jobs = [pool.submit(print)]\n    return [await asyncio.wrap_future(job) for job in jobs]\n',
          ],
          [
            'runInThread',
            'import asyncio\nimport concurrent.futures as cf\nasync def f(pool: cf.ThreadPoolExecutor):\n    jobs = [pool.submit(print)]\n    return [await asyncio.to_thread(job.result) for job in jobs]\n',
          ],
        ],
      },
    ),
    found('in a file for trio', 'import subprocess\nimport trio\nasync def f():\n    subprocess.«run»(["ls"])\n', {
      messageId: 'blocking',
      data: {
        call: 'subprocess.run()',
        remedy: 'Await `trio.run_process()`, or use a worker thread (`trio.to_thread.run_sync()`).',
      },
      suggestions: [
        [
          'runInThread',
          'import subprocess\nimport trio\nasync def f():\n    await trio.to_thread.run_sync(subprocess.run, ["ls"])\n',
        ],
      ],
    }),
    found(
      'in a file for Twisted',
      'import os\nfrom twisted.internet import reactor\nasync def f(path):\n    os.«makedirs»(path)\n',
      {
        messageId: 'blocking',
        data: { call: 'os.makedirs()', remedy: 'Use a worker thread (`deferToThread()`).' },
        options: [{ groups: { file: true } }],
      },
    ),
    found(
      'a function that the loop calls',
      `import asyncio\n${helper}def f(loop: asyncio.AbstractEventLoop):\n    loop.call_later(1, «work»)\n`,
      {
        messageId: 'blockingCallback',
      },
    ),
    found(
      'a lock over an await',
      'import threading\nlock = threading.Lock()\nasync def f(g):\n    with «lock»:\n        await g()\n',
      {
        messageId: 'blockingLock',
      },
    ),
    found(
      'leaving an executor',
      'from concurrent.futures import ThreadPoolExecutor\nasync def f():\n    with «ThreadPoolExecutor»() as pool:\n        pool.submit(print)\n',
      {
        messageId: 'blockingExit',
      },
    ),
    found('watching the clock', 'import time\nasync def f(end):\n    «while» time.time() < end:\n        pass\n', {
      messageId: 'busyWait',
      data: { framework: 'asyncio' },
    }),
    found('watching a variable', 'import trio\nasync def f(job):\n    «while» not job.done:\n        pass\n', {
      messageId: 'busyWaitForOthers',
      data: { framework: 'trio' },
    }),
  ],
});
