import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found } from './python-cases.js';

pythonTester.run('no-blocking-call: fixes', rule, {
  valid: [],
  invalid: [
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
      'fix: a sleep, by an import with a comment inside',
      'import asyncio\nfrom time import (\n    sleep,  # noqa: F401\n)\n\nasync def f():\n    «sleep»(1)\n',
      {
        messageId: 'blocking',
        output:
          'import asyncio\nfrom time import (\n    sleep,  # noqa: F401\n)\n\nasync def f():\n    await asyncio.sleep(1)\n',
      },
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
    found('an alias of the function', 'import time\nimport asyncio\ns = time.sleep\nasync def f():\n    «s»(2)\n', {
      messageId: 'blocking',
      output: 'import time\nimport asyncio\ns = time.sleep\nasync def f():\n    await asyncio.sleep(2)\n',
    }),
  ],
});
