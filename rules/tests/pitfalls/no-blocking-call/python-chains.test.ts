import path from 'node:path';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { fixturesFolder } from '../../support/fixtures.js';
import { silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found, helper } from './python-cases.js';

/** A file beside those of a fixture. */
const warehouse = path.join(fixturesFolder, 'python/no-blocking-call/warehouse/handler.py');

pythonTester.run('no-blocking-call: through functions', rule, {
  valid: [
    silent('a chain that is too deep', `${helper}async def f():\n    work()\n`, { options: [{ depth: 0 }] }),
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
  ],
});
