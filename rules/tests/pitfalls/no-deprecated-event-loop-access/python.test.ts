import rule from '../../../src/pitfalls/no-deprecated-event-loop-access/rule.js';
import { pythonTester } from '../../support/rule-testers.js';

const setsPolicy =
  'import asyncio\nimport uvloop\nfrom mine import get_event_loop_policy\nasyncio.set_event_loop_policy(uvloop.EventLoopPolicy())\nasyncio.get_event_loop_policy().new_event_loop()\nuvloop.install()\nget_event_loop_policy()\n';

pythonTester.run('no-deprecated-event-loop-access', rule, {
  valid: [
    { name: 'the running loop', code: 'import asyncio\nasync def f():\n    return asyncio.get_running_loop()\n' },
    {
      name: 'a function that may run anywhere',
      code: 'import asyncio\ndef f():\n    return asyncio.get_event_loop().time()\n',
    },
    {
      name: 'a function that is also handed on',
      code: 'import asyncio\ndef _f():\n    return asyncio.get_event_loop().time()\nasync def g():\n    return [_f(), {"f": _f}]\n',
    },
    {
      name: 'a function that is also called where no loop runs',
      code: 'import asyncio\ndef _f():\n    return asyncio.get_event_loop().time()\nasync def g():\n    return _f()\n_f()\n',
    },
    {
      name: 'a function of a notebook, called while the loop of the kernel runs',
      code: 'import asyncio\ndef load(f):\n    loop = asyncio.get_event_loop()\n    return loop.run_until_complete(f())\n',
      filename: '/project/cells.ipynb',
    },
    {
      name: 'guarded',
      code: 'import asyncio\ntry:\n    loop = asyncio.get_event_loop()\nexcept RuntimeError:\n    loop = None\n',
    },
    {
      name: 'a lambda in a coroutine',
      code: 'import asyncio\nasync def f():\n    return lambda: asyncio.get_event_loop()\n',
    },
    {
      name: 'a function of the same name',
      code: 'from mine import get_event_loop\nasync def f():\n    get_event_loop()\n',
    },
    {
      name: 'a parameter that is still there',
      code: 'import asyncio\ndef f(x, loop):\n    return asyncio.ensure_future(x, loop=loop)\n',
    },
    { name: 'a policy, for Python 3.11', code: setsPolicy, languageOptions: { pythonVersion: '3.11' } },
    { name: 'a policy, where nobody says for which Python', code: setsPolicy },
    {
      name: 'a policy, for what is too old for anything else',
      code: 'import asyncio\nimport sys\nif sys.version_info < (3, 14):\n    asyncio.get_event_loop_policy()\n',
      languageOptions: { pythonVersion: '3.12' },
    },
    { name: 'a parameter of something else', code: 'def f(loop):\n    return Lock(loop=loop)\n' },
  ],
  invalid: [
    {
      name: 'policies',
      code: setsPolicy,
      languageOptions: { pythonVersion: '3.12' },
      errors: [
        { messageId: 'policy', data: { call: 'asyncio.set_event_loop_policy()' }, line: 4, column: 9, endColumn: 30 },
        { messageId: 'policy', data: { call: 'asyncio.get_event_loop_policy()' }, line: 5 },
        { messageId: 'policy', data: { call: 'uvloop.install()' }, line: 6 },
      ],
    },
    {
      name: 'in a coroutine',
      code: 'import asyncio\nasync def f():\n    loop = asyncio.get_event_loop()\n    return loop\n',
      output: 'import asyncio\nasync def f():\n    loop = asyncio.get_running_loop()\n    return loop\n',
      errors: [{ messageId: 'inCoroutine', line: 3, column: 20, endLine: 3, endColumn: 34 }],
    },
    {
      name: 'in a private function that only coroutines call',
      code: 'import asyncio\ndef _f():\n    return asyncio.get_event_loop().time()\nasync def g():\n    return _f()\n',
      output:
        'import asyncio\ndef _f():\n    return asyncio.get_running_loop().time()\nasync def g():\n    return _f()\n',
      errors: [{ messageId: 'inCoroutine' }],
    },
    {
      name: 'in a coroutine, imported by name',
      code: 'from asyncio import get_event_loop\nasync def f():\n    return get_event_loop()\n',
      output: 'from asyncio import get_event_loop, get_running_loop\nasync def f():\n    return get_running_loop()\n',
      errors: [{ messageId: 'inCoroutine' }],
    },
    {
      name: 'to run a coroutine at once',
      code: 'import asyncio\ndef f():\n    asyncio.get_event_loop().run_until_complete(main())\n',
      errors: [
        {
          messageId: 'toRun',
          suggestions: [{ messageId: 'useRun', output: 'import asyncio\ndef f():\n    asyncio.run(main())\n' }],
        },
      ],
    },
    {
      name: 'to run a coroutine, with a name for the loop',
      code: 'import asyncio\nloop = asyncio.get_event_loop()\nloop.run_until_complete(main())\nloop.close()\n',
      errors: [
        {
          messageId: 'toRun',
          suggestions: [{ messageId: 'useRun', output: 'import asyncio\nasyncio.run(main())\n' }],
        },
      ],
    },
    {
      name: 'to run a coroutine, where the loop is used for more',
      code: 'import asyncio\ndef f():\n    loop = asyncio.get_event_loop()\n    loop.set_debug(True)\n    loop.run_until_complete(main())\n',
      errors: [{ messageId: 'toRun' }],
    },
    {
      name: 'while a module is imported',
      code: 'import asyncio\nloop = asyncio.get_event_loop()\n',
      errors: [{ messageId: 'atTopLevel' }],
    },
    {
      name: 'a parameter that was removed, alone and among others',
      code: 'import asyncio\ndef f(x, loop):\n    a = asyncio.Lock(loop=loop)\n    b = asyncio.wait_for(x, loop=loop, timeout=1)\n    c = asyncio.Queue(loop=loop, maxsize=2)\n    return a, b, c\n',
      output:
        'import asyncio\ndef f(x, loop):\n    a = asyncio.Lock()\n    b = asyncio.wait_for(x, timeout=1)\n    c = asyncio.Queue(maxsize=2)\n    return a, b, c\n',
      errors: [
        {
          messageId: 'loopParameter',
          data: { call: 'asyncio.Lock()' },
          line: 3,
          column: 22,
          endLine: 3,
          endColumn: 31,
        },
        { messageId: 'loopParameter' },
        { messageId: 'loopParameter' },
      ],
    },
    {
      name: 'a parameter that was removed, behind brackets and on lines of its own',
      code: 'import asyncio\ndef f(x, y, loop):\n    a = asyncio.wait_for((x), loop=loop)\n    b = asyncio.wait_for(\n        x,  # first\n        loop=loop,\n        timeout=1,\n    )\n    c = asyncio.Lock(\n        loop=loop,\n    )\n    return a, b, c\n',
      output:
        'import asyncio\ndef f(x, y, loop):\n    a = asyncio.wait_for((x))\n    b = asyncio.wait_for(\n        x,  # first\n        timeout=1,\n    )\n    c = asyncio.Lock()\n    return a, b, c\n',
      errors: [{ messageId: 'loopParameter' }, { messageId: 'loopParameter' }, { messageId: 'loopParameter' }],
    },
    {
      name: 'a parameter that was removed, with a comment that would go with it',
      code: 'import asyncio\ndef f(loop):\n    return asyncio.Lock(\n        loop=loop,  # ours\n    )\n',
      output: null,
      errors: [{ messageId: 'loopParameter' }],
    },
  ],
});
