import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found, silent } from './python-cases.js';

pythonTester.run('no-missing-await: coroutines and functions that are handed over', rule, {
  valid: [
    silent(
      'a function for asyncio.run, which a test expects to fail',
      'import asyncio\nimport pytest\ndef test_run():\n    with pytest.raises(ValueError):\n        asyncio.run(fetch)\n',
    ),
    silent(
      'what asyncio.wait gives of what may be tasks',
      'import asyncio\nasync def main(jobs: list[asyncio.Task]):\n    done, _ = await asyncio.wait(jobs)\n    return done.pop().result()\n',
    ),
    silent('handed to gather', 'import asyncio\nasync def main():\n    await asyncio.gather(fetch(), fetch())\n'),
    silent(
      'handed to a task',
      'import asyncio\nasync def main():\n    task = asyncio.create_task(fetch())\n    await task\n',
    ),
    silent(
      'handed to a task group',
      'import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(fetch())\n',
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
  ],
  invalid: [
    // bare coroutines in asyncio.wait
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
    // callbacks
    found(
      'a callback of the event loop',
      'import asyncio\ntasks = set()\nasync def main():\n    asyncio.get_running_loop().call_soon(«fetch», (1))\n',
      'coroutineCallback',
      [
        'startTaskInCallback',
        'import asyncio\ntasks = set()\nasync def main():\n    def start_fetch() -> None:\n        task = asyncio.create_task(fetch(1))\n        tasks.add(task)\n        task.add_done_callback(tasks.discard)\n\n    asyncio.get_running_loop().call_soon(start_fetch)\n',
      ],
    ),
    found(
      'a callback behind other statements',
      'import asyncio\ntasks = set()\nasync def main():\n    print(1)\n    asyncio.get_running_loop().call_soon(«fetch»)\n',
      'coroutineCallback',
      [
        'startTaskInCallback',
        'import asyncio\ntasks = set()\nasync def main():\n    print(1)\n\n    def start_fetch() -> None:\n        task = asyncio.create_task(fetch())\n        tasks.add(task)\n        task.add_done_callback(tasks.discard)\n\n    asyncio.get_running_loop().call_soon(start_fetch)\n',
      ],
    ),
    found(
      'a method of what is called as a parameter of the callback would be',
      'import asyncio\ntasks = set()\nclass Step:\n    async def done(self, of): ...\nasync def main(task: asyncio.Task[int], future: Step):\n    task.add_done_callback(future.«done»)\n',
      'coroutineCallback',
    ),
    found(
      'the target of a thread',
      'import asyncio\nfrom threading import Thread\ndef main():\n    Thread(target=«fetch»).start()\n',
      'coroutineInThread',
      [
        'runWithAsyncio',
        'import asyncio\nfrom threading import Thread\ndef main():\n    Thread(target=asyncio.run, args=(fetch(),)).start()\n',
      ],
    ),
    found(
      'the target of a thread, with arguments',
      'import asyncio\nimport threading\nthreading.Thread(args=[1, 2], target=«fetch», daemon=True)\n',
      'coroutineInThread',
      [
        'runWithAsyncio',
        'import asyncio\nimport threading\nthreading.Thread(args=(fetch(1, 2),), target=asyncio.run, daemon=True)\n',
      ],
    ),
    found(
      'the target of a process, which takes no coroutine along',
      'import multiprocessing\nmultiprocessing.Process(target=«fetch»)\n',
      'coroutineInThread',
    ),
    found(
      'a worker of threads',
      'import asyncio\nfrom concurrent.futures import ThreadPoolExecutor\nexecutor = ThreadPoolExecutor()\nexecutor.submit(«fetch», 1, deep=True)\n',
      'coroutineInThread',
      [
        'runWithAsyncio',
        'import asyncio\nfrom concurrent.futures import ThreadPoolExecutor\nexecutor = ThreadPoolExecutor()\nexecutor.submit(asyncio.run, fetch(1, deep=True))\n',
      ],
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
  ],
});
