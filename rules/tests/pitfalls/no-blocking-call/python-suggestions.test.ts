import path from 'node:path';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { fixturesFolder } from '../../support/fixtures.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found, helper } from './python-cases.js';

pythonTester.run('no-blocking-call: suggestions', rule, {
  valid: [],
  invalid: [
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
      'called where Home Assistant should have a thread call it',
      `${helper}from homeassistant.core import HomeAssistant\nasync def f(hass: HomeAssistant):\n    await hass.async_add_executor_job(«work»())\n`,
      {
        messageId: 'blockingThrough',
        suggestions: [
          [
            'handOver',
            `${helper}from homeassistant.core import HomeAssistant\nasync def f(hass: HomeAssistant):\n    await hass.async_add_executor_job(work)\n`,
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
      'no suggestion in a part of a program for another event loop',
      'import subprocess\nfrom .clock import pause\n\nasync def f():\n    subprocess.«run»("ls")\n    await pause(1)\n',
      {
        filename: path.join(fixturesFolder, 'python/no-blocking-call/homeserver/handler.py'),
        messageId: 'blocking',
      },
    ),
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
      'suggestion: the asynchronous function of the same module',
      'import asyncio\nfrom django.shortcuts import get_object_or_404\n\nasync def f(article):\n    return «get_object_or_404»(article, pk=1)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'awaitTwin',
            'import asyncio\nfrom django.shortcuts import get_object_or_404, aget_object_or_404\n\nasync def f(article):\n    return await aget_object_or_404(article, pk=1)\n',
          ],
          [
            'runInThread',
            'import asgiref.sync\nimport asyncio\nfrom django.shortcuts import get_object_or_404\n\nasync def f(article):\n    return await asgiref.sync.sync_to_async(get_object_or_404)(article, pk=1)\n',
          ],
        ],
      },
    ),
    found(
      'suggestion: the asynchronous function of the same module, which is imported',
      'from asgiref.sync import sync_to_async\nfrom django.contrib import auth\nfrom django.shortcuts import aget_list_or_404, get_list_or_404\n\nasync def f(articles, user):\n    return «get_list_or_404»(articles)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'awaitTwin',
            'from asgiref.sync import sync_to_async\nfrom django.contrib import auth\nfrom django.shortcuts import aget_list_or_404, get_list_or_404\n\nasync def f(articles, user):\n    return await aget_list_or_404(articles)\n',
          ],
          [
            'runInThread',
            'from asgiref.sync import sync_to_async\nfrom django.contrib import auth\nfrom django.shortcuts import aget_list_or_404, get_list_or_404\n\nasync def f(articles, user):\n    return await sync_to_async(get_list_or_404)(articles)\n',
          ],
        ],
      },
    ),
    found(
      'no asynchronous function of the same module where the other is imported in a function',
      'from asgiref.sync import sync_to_async\n\nasync def f(request):\n    from django.contrib.auth import logout\n    «logout»(request)\n',
      {
        messageId: 'blocking',
        suggestions: [
          [
            'runInThread',
            'from asgiref.sync import sync_to_async\n\nasync def f(request):\n    from django.contrib.auth import logout\n    await sync_to_async(logout)(request)\n',
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
  ],
});
