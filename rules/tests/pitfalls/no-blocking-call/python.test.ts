import path from 'node:path';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-blocking-call/python/messages.js';
import { fixturesFolder } from '../../support/fixtures.js';
import { found as foundWith, silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

const found = foundWith<PythonMessageIds>;
/** A file beside those of a fixture. */
const warehouse = path.join(fixturesFolder, 'python/no-blocking-call/warehouse/handler.py');
const helper = 'import time\n\ndef work():\n    time.sleep(1)\n\n';

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
    silent('files, by default', 'async def f(path):\n    with open(path) as file:\n        return file.read()\n'),
    silent('a group that is off', 'import time\nasync def f():\n    time.sleep(1)\n', {
      options: [{ groups: { sleep: false } }],
    }),
    silent('a chain that is too deep', `${helper}async def f():\n    work()\n`, { options: [{ depth: 0 }] }),
    silent('an allowed function of a library', 'import time\nasync def f():\n    time.sleep(1)\n', {
      options: [{ allow: ['time.sleep'] }],
    }),
    silent(
      'a function that is marked at its definition',
      'import time\n# async-pitfalls: non-blocking\ndef g():\n    time.sleep(1)\nasync def f():\n    g()\n',
    ),
    silent(
      'a chain through a function of another file that is allowed',
      'from .config import load_config\nasync def f():\n    load_config()\n',
      { filename: warehouse, options: [{ allow: ['warehouse.remote.read_remote'] }] },
    ),
    silent(
      'a function of another file that is marked',
      'from .remote import look_up\nasync def f():\n    look_up("a")\n',
      {
        filename: warehouse,
      },
    ),
    silent(
      'a chain across files that is too deep',
      'from .config import load_config\nasync def f():\n    load_config()\n',
      {
        filename: warehouse,
        options: [{ depth: 1 }],
      },
    ),
    silent(
      'futures that have all been waited for, in a thread',
      'import asyncio\nimport concurrent.futures as cf\nasync def f(pool: cf.ThreadPoolExecutor):\n    jobs = [pool.submit(print)]\n    await asyncio.to_thread(cf.wait, jobs)\n    return [job.result() for job in jobs]\n',
    ),
    silent('tests', 'import time\nasync def test_f():\n    time.sleep(1)\n', { filename: '/project/test_f.py' }),
    silent(
      'mutual recursion',
      'def a(n):\n    return b(n)\ndef b(n):\n    return a(n - 1)\nasync def f():\n    a(3)\n',
    ),
    silent(
      'an override that does not block',
      'class Base:\n    def read(self): ...\nclass Memory(Base):\n    def read(self):\n        return 1\nasync def f(memory: Memory):\n    memory.read()\n',
    ),
    silent(
      'a generator that is not run',
      `${helper}def g():\n    work()\n    yield 1\nasync def f():\n    return g()\n`,
    ),
    silent(
      'a socket of a helper that waits for a moment at most',
      'import socket\n\ndef ask():\n    udp = socket.socket(type=socket.SOCK_DGRAM)\n    udp.settimeout(0.1)\n    return udp.recvfrom(100)\n\nasync def f():\n    ask()\n',
    ),
    silent(
      'a socket of a helper that waits for as long as somebody says',
      'import socket\n\ndef ask(limit):\n    udp = socket.socket(type=socket.SOCK_DGRAM)\n    udp.settimeout(limit)\n    return udp.recvfrom(100)\n\nasync def f():\n    ask(0)\n',
    ),
  ],
  invalid: [
    found(
      'JSON that a helper writes to a file, where file access counts',
      'import json\n\ndef save(file):\n    json.dump([], file)\n\nasync def f(file):\n    «save»(file)\n',
      {
        messageId: 'blockingThrough',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport json\n\ndef save(file):\n    json.dump([], file)\n\nasync def f(file):\n    await asyncio.to_thread(save, file)\n',
          ],
        ],
      },
    ),
    found(
      'called where a thread should call it',
      `${helper}import asyncio\nasync def f():\n    await asyncio.to_thread(«work»())\n`,
      {
        messageId: 'blockingThrough',
        suggestions: [['handOver', `${helper}import asyncio\nasync def f():\n    await asyncio.to_thread(work)\n`]],
      },
    ),
    found(
      'a sleep that a thread should call',
      'import asyncio, time\nasync def f():\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, time.«sleep»(1))\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'handOver',
            'import asyncio, time\nasync def f():\n    loop = asyncio.get_running_loop()\n    await loop.run_in_executor(None, time.sleep, 1)\n',
          ],
        ],
      },
    ),
    found(
      'called where a new thread should call it',
      'import threading, time\nasync def f():\n    threading.Thread(target=time.«sleep»(1), daemon=True).start()\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'handOver',
            'import threading, time\nasync def f():\n    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n',
          ],
        ],
      },
    ),
    found(
      'called with a keyword where an executor should call it',
      `import asyncio, time\ndef rest(n=1):\n    time.sleep(n)\nasync def f(loop: asyncio.AbstractEventLoop):\n    await loop.run_in_executor(None, «rest»(n=2))\n`,
      { messageId: 'blockingThrough' },
    ),
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
    found('fix: a sleep', 'import time\n\nasync def f():\n    time.«sleep»(1)\n', {
      messageId: 'blocking',
      output: 'import asyncio\n\nasync def f():\n    await asyncio.sleep(1)\n',
    }),
    found(
      'fix: a sleep under another name',
      'import asyncio\nfrom time import sleep as s\n\nasync def f():\n    «s»(1)\n',
      {
        messageId: 'blocking',
        output: 'import asyncio\n\nasync def f():\n    await asyncio.sleep(1)\n',
      },
    ),
    found(
      'fix: from asyncio import',
      'import time\nfrom asyncio import gather\n\nasync def f():\n    time.«sleep»(1)\n',
      {
        messageId: 'blocking',
        output: 'from asyncio import gather, sleep\n\nasync def f():\n    await sleep(1)\n',
      },
    ),
    found('fix: trio', 'import time\nimport trio\n\nasync def f():\n    time.«sleep»(1)\n', {
      messageId: 'blocking',
      output: 'import trio\n\nasync def f():\n    await trio.sleep(1)\n',
    }),
    ...[
      ['used again', 'import asyncio\nimport time\n\nasync def f():\n    time.«sleep»(1)\n    return time.time()\n'],
      ['named in a comment', 'import asyncio\nimport time\n\nasync def f():\n    time.«sleep»(1)  # time to rest\n'],
      ['exported', 'import asyncio\nimport time\n\n__all__ = ["f", "time"]\n\nasync def f():\n    time.«sleep»(1)\n'],
      ['meant to stay', 'import asyncio\nimport time  # noqa: F401\n\nasync def f():\n    time.«sleep»(1)\n'],
      ['for others', 'import asyncio\nimport time as time\n\nasync def f():\n    time.«sleep»(1)\n'],
      ['one of several', 'import asyncio, time\n\nasync def f():\n    time.«sleep»(1)\n'],
      ['beside another', 'import asyncio; import time\n\nasync def f():\n    time.«sleep»(1)\n'],
      [
        'under a condition',
        'import asyncio\ntry:\n    import time\nexcept ImportError:\n    raise\n\nasync def f():\n    time.«sleep»(1)\n',
      ],
    ].map(([what = '', code = '']) =>
      found(`fix: a sleep, by an import that stays: ${what}`, code, {
        messageId: 'blocking',
        output: code.replace('time.«sleep»', 'await asyncio.sleep'),
      }),
    ),
    found(
      'fix: a sleep in a package that may import for others',
      'import asyncio\nimport time\n\nasync def f():\n    time.«sleep»(1)\n',
      {
        messageId: 'blocking',
        output: 'import asyncio\nimport time\n\nasync def f():\n    await asyncio.sleep(1)\n',
        filename: '/project/__init__.py',
      },
    ),
    found(
      'fix: a sleep, by an import in the function',
      'import asyncio\n\nasync def f():\n    from time import sleep\n\n    «sleep»(1)\n',
      { messageId: 'blocking', output: 'import asyncio\n\nasync def f():\n    await asyncio.sleep(1)\n' },
    ),
    found(
      'fix: a sleep, by an import that stands between empty lines',
      'import asyncio\n\nimport time\n\n\nasync def f():\n    time.«sleep»(1)\n',
      { messageId: 'blocking', output: 'import asyncio\n\n\nasync def f():\n    await asyncio.sleep(1)\n' },
    ),
    found(
      'no fix for another event loop',
      'import time\nfrom twisted.internet import reactor\n\nasync def f():\n    time.«sleep»(1)\n',
      {
        messageId: 'blocking',
      },
    ),
    found(
      'no suggestion in a part of a program for another event loop',
      'import subprocess\nfrom .clock import pause\n\nasync def f():\n    subprocess.«run»("ls")\n    await pause(1)\n',
      {
        filename: path.join(fixturesFolder, 'python/no-blocking-call/homeserver/handler.py'),
        messageId: 'blocking',
      },
    ),
    found('an alias of the function', 'import time\nimport asyncio\ns = time.sleep\nasync def f():\n    «s»(2)\n', {
      messageId: 'blocking',
      output: 'import time\nimport asyncio\ns = time.sleep\nasync def f():\n    await asyncio.sleep(2)\n',
    }),
    found(
      'suggestion: in a thread',
      'import asyncio\nimport requests\n\nasync def f(url):\n    return requests.«get»(url, timeout=5).text\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport requests\n\nasync def f(url):\n    return (await asyncio.to_thread(requests.get, url, timeout=5)).text\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: in a thread, with arguments on lines of their own',
      'import asyncio\nimport subprocess\n\nasync def f():\n    x = subprocess.«run»(  # all of it\n        ["ls"],\n        check=True,\n    )\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport subprocess\n\nasync def f():\n    x = await asyncio.to_thread(\n        subprocess.run,  # all of it\n        ["ls"],\n        check=True,\n    )\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: in a thread, a function in brackets and a generator as its only argument',
      'import asyncio\nimport subprocess\n\nasync def f(xs):\n    return (subprocess.«run»)(x for x in xs)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport subprocess\n\nasync def f(xs):\n    return await asyncio.to_thread((subprocess.run), (x for x in xs))\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: with anyio, with arguments on lines of their own',
      'import anyio\nimport functools\nimport subprocess\n\nasync def f():\n    subprocess.«run»(\n        "ls",\n        check=True\n    ).stdout\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import anyio\nimport functools\nimport subprocess\n\nasync def f():\n    (await anyio.to_thread.run_sync(functools.partial(\n        subprocess.run,\n        "ls",\n        check=True\n    ))).stdout\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: with anyio',
      'import anyio\nimport subprocess\n\nasync def f():\n    subprocess.«run»("ls", check=True)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import anyio\nimport functools\nimport subprocess\n\nasync def f():\n    await anyio.to_thread.run_sync(functools.partial(subprocess.run, "ls", check=True))\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: the asynchronous method of the same object',
      'import asyncio\nfrom django.db import models\n\nasync def f(article: models.Model):\n    article.«save»(force_update=True)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'awaitTwin',
            'import asyncio\nfrom django.db import models\n\nasync def f(article: models.Model):\n    await article.asave(force_update=True)\n',
          ],
          [
            'runInThread',
            'import asgiref.sync\nimport asyncio\nfrom django.db import models\n\nasync def f(article: models.Model):\n    await asgiref.sync.sync_to_async(article.save)(force_update=True)\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: a loop over the first results of a query',
      'from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    for post in «Post.objects.all()»[:3]:\n        print(post)\n',
      {
        messageId: 'blockingIteration',
        suggestions: [
          [
            'useAsyncFor',
            'from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    async for post in Post.objects.all()[:3]:\n        print(post)\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: a comprehension over a query',
      'from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    return [post.pk for post in «Post.objects.all()»]\n',
      {
        messageId: 'blockingIteration',
        suggestions: [
          [
            'useAsyncFor',
            'from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    return [post.pk async for post in Post.objects.all()]\n',
          ],
        ],
      },
    ),
    ...[
      ['a list', 'list(«Post.objects.all()»)', '[item async for item in Post.objects.all()]'],
      ['a set', 'set(«Post.objects.all()»)', '{item async for item in Post.objects.all()}'],
      ['a slice', 'list(«Post.objects.all()»[:9])', '[item async for item in Post.objects.all()[:9]]'],
      ['spread', '[*«Post.objects.all()»]', '[item async for item in Post.objects.all()]'],
      ['spread beside others', '[1, *«Post.objects.all()»]', '[1, *[item async for item in Post.objects.all()]]'],
      [
        'sorted',
        'sorted(«Post.objects.all()», key=len)',
        'sorted([item async for item in Post.objects.all()], key=len)',
      ],
      ['a generator', 'list(x.pk for x in «Post.objects.all()»)', '[x.pk async for x in Post.objects.all()]'],
      ['a sum', 'sum(x.pk for x in «Post.objects.all()»)', 'sum([x.pk async for x in Post.objects.all()])'],
    ].map(([what = '', before = '', after = '']) => {
      const around = (code: string): string =>
        `from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    return ${code}\n`;
      return found(`suggestion: the results of a query: ${what}`, around(before), {
        messageId: 'blockingIteration',
        suggestions: [['useAsyncFor', around(after)]],
      });
    }),
    ...[
      ['in another comprehension', '[list(«Post.objects.all()») for _ in range(2)]'],
      ['in every second', 'list(«Post.objects.all()»[::2])'],
    ].map(([what = '', code = '']) =>
      found(
        `no suggestion: the results of a query ${what}`,
        `from django.db import models\n\nclass Post(models.Model): ...\n\nasync def f():\n    return ${code}\n`,
        { messageId: 'blockingIteration' },
      ),
    ),
    found(
      'suggestion: a future is awaited itself',
      'import asyncio\nfrom concurrent.futures import Executor\n\nasync def f(pool: Executor):\n    return (\n        pool.submit(pow, 2, 3)\n        .«result»()\n    ) + 1\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'awaitFuture',
            'import asyncio\nfrom concurrent.futures import Executor\n\nasync def f(pool: Executor):\n    return (\n        await asyncio.wrap_future(pool.submit(pow, 2, 3))\n    ) + 1\n',
          ],
          [
            'runInThread',
            'import asyncio\nfrom concurrent.futures import Executor\n\nasync def f(pool: Executor):\n    return (\n        await asyncio.to_thread(pool.submit(pow, 2, 3)\n        .result)\n    ) + 1\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: a future that is waited for only so long is left to a thread',
      'import asyncio\nfrom concurrent.futures import Future\n\nasync def f(job: Future[int]):\n    job.«result»(3)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nfrom concurrent.futures import Future\n\nasync def f(job: Future[int]):\n    await asyncio.to_thread(job.result, 3)\n',
          ],
        ],
      },
    ),
    found(
      'no suggestion for what works in one thread only',
      'import sqlite3\n\nasync def f(connection: sqlite3.Connection):\n    connection.«execute»("SELECT 1")\n',
      {
        messageId: 'blocking',
      },
    ),
    found(
      'no suggestion in a lambda of the loop',
      'import asyncio\nimport time\n\ndef f(loop: asyncio.AbstractEventLoop):\n    loop.call_soon(lambda: time.«sleep»(1))\n',
      {
        messageId: 'blocking',
      },
    ),
    found('through a function', `import asyncio\n${helper}async def f():\n    «work»()\n`, {
      messageId: 'blockingThrough',
      data: { call: 'work()', target: 'time.sleep()', through: '', remedy: 'Await `asyncio.sleep()` instead.' },
      suggestions: [['runInThread', `import asyncio\n${helper}async def f():\n    await asyncio.to_thread(work)\n`]],
    }),
    found(
      'through two functions',
      `import asyncio\n${helper}def more(n):\n    work()\n\nasync def f():\n    «more»(1)\n`,
      {
        messageId: 'blockingThrough',
        data: {
          call: 'more()',
          target: 'time.sleep()',
          through: ' (through `work()`)',
          remedy: 'Await `asyncio.sleep()` instead.',
        },
        suggestions: [
          [
            'runInThread',
            `import asyncio\n${helper}def more(n):\n    work()\n\nasync def f():\n    await asyncio.to_thread(more, 1)\n`,
          ],
        ],
      },
    ),
    found(
      'a chain across files that is as deep as allowed',
      'import asyncio\nfrom .config import load_config\n\nasync def f():\n    «load_config»()\n',
      {
        filename: warehouse,
        messageId: 'blockingThrough',
        options: [{ depth: 2, allow: ['warehouse.remote.back_off'] }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nfrom .config import load_config\n\nasync def f():\n    await asyncio.to_thread(load_config)\n',
          ],
        ],
      },
    ),
    found('a chain that is as deep as allowed', `import asyncio\n${helper}async def f():\n    «work»()\n`, {
      messageId: 'blockingThrough',
      options: [{ depth: 1 }],
      suggestions: [['runInThread', `import asyncio\n${helper}async def f():\n    await asyncio.to_thread(work)\n`]],
    }),
    found(
      'through recursion',
      'import asyncio\nimport time\n\ndef down(n):\n    if n:\n        down(n - 1)\n    time.sleep(n)\n\nasync def f():\n    «down»(3)\n',
      {
        messageId: 'blockingThrough',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport time\n\ndef down(n):\n    if n:\n        down(n - 1)\n    time.sleep(n)\n\nasync def f():\n    await asyncio.to_thread(down, 3)\n',
          ],
        ],
      },
    ),
    found(
      'files, when asked for',
      'import asyncio\nasync def f(path):\n    with «open»(path) as file:\n        pass\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
      },
    ),
    found(
      'a socket of a helper that waits for seconds at most',
      'import asyncio\nimport socket\n\ndef ask():\n    udp = socket.socket(type=socket.SOCK_DGRAM)\n    udp.settimeout(2.0)\n    return udp.recvfrom(100)\n\nasync def f():\n    «ask»()\n',
      {
        messageId: 'blockingThrough',
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport socket\n\ndef ask():\n    udp = socket.socket(type=socket.SOCK_DGRAM)\n    udp.settimeout(2.0)\n    return udp.recvfrom(100)\n\nasync def f():\n    await asyncio.to_thread(ask)\n',
          ],
        ],
      },
    ),
    found(
      'leaving a temporary directory, when asked for',
      'import asyncio\nimport tempfile\nasync def f(folder: tempfile.TemporaryDirectory):\n    folder.«cleanup»()\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport tempfile\nasync def f(folder: tempfile.TemporaryDirectory):\n    await asyncio.to_thread(folder.cleanup)\n',
          ],
        ],
      },
    ),
    found(
      'what kind of file a path is, when asked for',
      'import asyncio\nfrom pathlib import Path\nasync def f(path: Path):\n    return path.«is_mount»()\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nfrom pathlib import Path\nasync def f(path: Path):\n    return await asyncio.to_thread(path.is_mount)\n',
          ],
        ],
      },
    ),
    found(
      'archives that are opened by their names, when asked for',
      'import asyncio\nimport tarfile\nasync def f(path, data):\n    tarfile.open(fileobj=data)\n    tarfile.open(None, "r", data)\n    tarfile.open(path, fileobj=data)\n    return tarfile.«open»(path, "r:gz")\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport tarfile\nasync def f(path, data):\n    tarfile.open(fileobj=data)\n    tarfile.open(None, "r", data)\n    tarfile.open(path, fileobj=data)\n    return await asyncio.to_thread(tarfile.open, path, "r:gz")\n',
          ],
        ],
      },
    ),
    found(
      'compressed files, when asked for',
      'import gzip\nasync def f(path):\n    with gzip.«open»(path, "at") as file:\n        pass\n',
      {
        messageId: 'blocking',
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
    }),
  ],
});
