import rule from '../../../src/pitfalls/no-swallowed-cancellation/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-swallowed-cancellation/python/messages.js';
import { found as foundWith, silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

const found = foundWith<PythonMessageIds>;

const head = 'import asyncio\n\nasync def f(g):\n';
/** The same without the import, which leaves with its only use. */
const bareHead = head.slice(head.indexOf('async def'));
const body = '    try:\n        await g()\n';
/** What messages say of a function that ends with the handler. */
const outcome = 'returns as if nothing had happened: whoever awaits this function goes on, and timeouts do not fire';
const twisted = 'async def f(d):\n    try:\n        await d()\n    finally:\n        await d()\n';

pythonTester.run('no-swallowed-cancellation', rule, {
  valid: [
    silent('re-raised', `${head}${body}    except asyncio.CancelledError:\n        print()\n        raise\n`),
    silent(
      'another exception',
      `${head}${body}    except asyncio.CancelledError as e:\n        raise ValueError from e\n`,
    ),
    silent('exceptions only', `${head}${body}    except Exception:\n        pass\n`),
    silent(
      're-raised before',
      `${head}${body}    except asyncio.CancelledError:\n        raise\n    except:\n        pass\n`,
    ),
    silent('no await in the try', `${head}    try:\n        g()\n    except:\n        pass\n    await g()\n`),
    silent('synchronous code', 'def f(g):\n    try:\n        g()\n    except BaseException:\n        pass\n'),
    silent(
      'a child that was cancelled',
      `${head}    g.cancel()\n    try:\n        await g\n    except asyncio.CancelledError:\n        pass\n`,
    ),
    silent('a class that is not known', `${head}${body}    except g.Error:\n        pass\n`),
    silent(
      'a loop that raises',
      `${head}    while True:\n        try:\n            await g()\n        except asyncio.CancelledError:\n            break\n    raise RuntimeError\n`,
    ),
    silent('a jump inside of finally', `${head}${body}    finally:\n        for x in g:\n            break\n`),
    silent('an await in finally, by default', `${head}${body}    finally:\n        await g()\n`),
    silent('a protected await in finally', `${head}${body}    finally:\n        await asyncio.shield(g())\n`, {
      options: [{ awaitInCleanup: true }],
    }),
    silent(
      'an await in finally within a time limit',
      `import async_timeout\n${head}${body}    finally:\n        async with async_timeout.timeout_at(g.deadline):\n            await g()\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'the last await of a clean-up in a thread',
      `${head}${body}    finally:\n        await asyncio.to_thread(g)\n`,
      {
        options: [{ awaitInCleanup: true }],
      },
    ),
    silent(
      'the last await of a branch of a clean-up in a thread',
      `${head}${body}    finally:\n        if g.files:\n            await asyncio.to_thread(g.close)\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'the last await of a clean-up in a thread that was started before',
      `${head}${body}    finally:\n        closing = asyncio.get_running_loop().run_in_executor(None, g.close)\n        await closing\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'the last await of a clean-up in a thread, which may fail',
      `${head}${body}    finally:\n        try:\n            await asyncio.to_thread(g)\n        except OSError:\n            print(g)\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'a protected await that is in a variable',
      `${head}${body}    finally:\n        closing = asyncio.shield(g())\n        await closing\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'waiting for a stream that is closing',
      `import contextlib\n${head.replace('f(g)', 'f(g, w: asyncio.StreamWriter)')}${body}    finally:\n        w.close()\n        with contextlib.suppress(OSError):\n            await w.wait_closed()\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'the last await of a clean-up in a thread of Django',
      `from asgiref.sync import sync_to_async\n${head}${body}    finally:\n        await sync_to_async(g)()\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'waiting for something unknown that is closing',
      `import contextlib\n${head.replace('f(g)', 'f(g, r, w)')}${body}    finally:\n        w.close()\n        with contextlib.suppress(OSError):\n            await w.wait_closed()\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'closing what anyio closes at once when it is cancelled',
      'import anyio\nasync def f(stream):\n    try:\n        await stream.send(b"")\n    finally:\n        await stream.aclose()\n',
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'a pause at the end of a handler',
      `${head}${body}    except BaseException:\n        await asyncio.sleep(5)\n        raise\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent(
      'a queue that is never full',
      `import asyncio\n\njobs = asyncio.Queue()\n${head}${body}    finally:\n        await jobs.put(None)\n`,
      { options: [{ awaitInCleanup: true }] },
    ),
    silent('an await in the finally of a test', `${head}${body}    finally:\n        await g()\n`, {
      options: [{ awaitInCleanup: true }],
      filename: 'test_program.py',
    }),
    silent('an await in finally in Twisted', `from twisted.internet import defer\n${twisted}`, {
      options: [{ awaitInCleanup: true }],
    }),
    silent(
      'a lock, when not asked for',
      'import asyncio\nlock = asyncio.Lock()\nasync def f(g):\n    await lock.acquire()\n    await g()\n    lock.release()\n',
      {
        options: [{ unprotectedRelease: false }],
      },
    ),
  ],
  invalid: [
    found('suggestion: raise instead of pass', `${head}${body}    except «asyncio.CancelledError»:\n        pass\n`, {
      messageId: 'swallowedByName',
      data: { awaited: 'g()', outcome },
      suggestions: [['addRaise', `${head}${body}    except asyncio.CancelledError:\n        raise\n`]],
    }),
    found(
      'suggestion: raise at the end',
      `${head}${body}    except «asyncio.CancelledError»:\n        print()  # why\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [
          ['addRaise', `${head}${body}    except asyncio.CancelledError:\n        print()  # why\n        raise\n`],
        ],
      },
    ),
    found(
      'suggestion: a handler that gives a value',
      `${head}${body}    except «asyncio.CancelledError»:\n        return 1\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [['raiseInstead', `${head}${body}    except asyncio.CancelledError:\n        raise\n`]],
      },
    ),
    found(
      'no suggestion when the handler computes a value',
      `${head}${body}    except «asyncio.CancelledError»:\n        return compute(1)\n`,
      {
        messageId: 'swallowedByName',
      },
    ),
    found('suggestion: a bare handler', `${head}${body}    «except»:\n        print()\n`, {
      messageId: 'swallowed',
      data: { caught: 'except:', awaited: 'g()', outcome },
      suggestions: [
        ['narrowHandler', `${head}${body}    except Exception:\n        print()\n`],
        [
          'splitHandler',
          `${head}${body}    except asyncio.CancelledError:\n        raise\n    except:\n        print()\n`,
        ],
      ],
    }),
    found(
      'suggestion: a handler of all exceptions that does more than to log',
      `${head}${body}    except «BaseException»:\n        print()\n        undo()\n`,
      {
        messageId: 'swallowed',
        suggestions: [
          [
            'splitHandler',
            `${head}${body}    except asyncio.CancelledError:\n        raise\n    except BaseException:\n        print()\n        undo()\n`,
          ],
          ['narrowHandler', `${head}${body}    except Exception:\n        print()\n        undo()\n`],
        ],
      },
    ),
    found(
      'suggestion: one of several classes',
      `${head}${body}    except (ValueError, «asyncio.CancelledError»):\n        print()\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [['stopSuppressing', `${bareHead}${body}    except ValueError:\n        print()\n`]],
      },
    ),
    found(
      'suggestion: the first of three classes',
      `${head}${body}    except («asyncio.CancelledError», ValueError, KeyError):\n        print()\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [['stopSuppressing', `${bareHead}${body}    except (ValueError, KeyError):\n        print()\n`]],
      },
    ),
    found(
      'suggestion: one of several classes, with a comment',
      `${head}${body}    except (\n        «asyncio.CancelledError»,  # shutdown\n        ValueError,\n    ):\n        print()\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [
          [
            'splitHandler',
            `${head}${body}    except asyncio.CancelledError:\n        raise\n    except (\n        asyncio.CancelledError,  # shutdown\n        ValueError,\n    ):\n        print()\n`,
          ],
        ],
      },
    ),
    found(
      'suggestion: trio',
      'import trio\n\nasync def f(g):\n    try:\n        await g()\n    except «BaseException»:\n        print()\n',
      {
        messageId: 'swallowed',
        suggestions: [
          [
            'narrowHandler',
            'import trio\n\nasync def f(g):\n    try:\n        await g()\n    except Exception:\n        print()\n',
          ],
          [
            'splitHandler',
            'import trio\n\nasync def f(g):\n    try:\n        await g()\n    except trio.Cancelled:\n        raise\n    except BaseException:\n        print()\n',
          ],
        ],
      },
    ),
    found(
      'round a loop',
      `${head}    while True:\n        try:\n            await g()\n        except «asyncio.CancelledError»:\n            continue\n`,
      {
        messageId: 'swallowedInLoop',
        suggestions: [
          [
            'addRaise',
            `${head}    while True:\n        try:\n            await g()\n        except asyncio.CancelledError:\n            raise\n`,
          ],
        ],
      },
    ),
    found(
      'on one way',
      `${head}${body}    except «asyncio.CancelledError»:\n        if g.strict:\n            raise\n`,
      {
        messageId: 'swallowedByName',
        suggestions: [
          [
            'addRaise',
            `${head}${body}    except asyncio.CancelledError:\n        if g.strict:\n            raise\n        raise\n`,
          ],
        ],
      },
    ),
    found(
      'suppressed',
      'import asyncio\nfrom contextlib import suppress\n\nasync def f(g):\n    with suppress(ValueError, «asyncio.CancelledError»):\n        await g()\n',
      {
        messageId: 'suppressed',
        suggestions: [
          [
            'stopSuppressing',
            'from contextlib import suppress\n\nasync def f(g):\n    with suppress(ValueError):\n        await g()\n',
          ],
        ],
      },
    ),
    found('a jump out of finally', `${head}${body}    finally:\n        «return» 1\n`, { messageId: 'jumpInFinally' }),
    found(
      'an exit that is always true',
      'class A:\n    async def __aexit__(self, kind, error, trace):\n        «return True»\n',
      {
        messageId: 'swallowedByExit',
      },
    ),
    found(
      'a pause that the clean-up goes on behind',
      `${head}${body}    finally:\n        «await» asyncio.sleep(5)\n        print(g)\n`,
      { messageId: 'awaitInCleanup', options: [{ awaitInCleanup: true }] },
    ),
    found(
      'a queue that can be full',
      `import asyncio\n\njobs = asyncio.Queue(10)\n${head}${body}    finally:\n        «await» jobs.put(None)\n`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          [
            'shield',
            `import asyncio\n\njobs = asyncio.Queue(10)\n${head}${body}    finally:\n        await asyncio.shield(jobs.put(None))\n`,
          ],
        ],
      },
    ),
    found(
      'an await in finally of a library',
      `import httpx\n${twisted.replace('finally:\n        await', 'finally:\n        «await»')}`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          ['shield', `import asyncio\n\nimport httpx\n${twisted.replace(/d\(\)\n$/, 'asyncio.shield(d())\n')}`],
        ],
      },
    ),
    found('an await in finally, when asked for', `${head}${body}    finally:\n        «await» g()\n`, {
      messageId: 'awaitInCleanup',
      options: [{ awaitInCleanup: true }],
      suggestions: [['shield', `${head}${body}    finally:\n        await asyncio.shield(g())\n`]],
    }),
    found(
      'suggestion: shield what is awaited in finally',
      `${head}${body}    finally:\n        «await» g(\n            1,\n        )\n`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          ['shield', `${head}${body}    finally:\n        await asyncio.shield(g(\n            1,\n        ))\n`],
        ],
      },
    ),
    found(
      'suggestion: shield what is awaited in finally of a program for trio',
      'import trio\n\nasync def f(g):\n    try:\n        await g()\n    finally:\n        «await» g(1)  # last\n',
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          [
            'shield',
            'import trio\n\nasync def f(g):\n    try:\n        await g()\n    finally:\n        with trio.CancelScope(shield=True):\n            await g(1)  # last\n',
          ],
        ],
      },
    ),
    found(
      'no shield for what the same task must leave',
      'from contextlib import AsyncExitStack\n\nasync def f(g):\n    stack = AsyncExitStack()\n    try:\n        await g(stack)\n    finally:\n        «await» stack.aclose()\n',
      { messageId: 'awaitInCleanup', options: [{ awaitInCleanup: true }] },
    ),
    found(
      'an await in a thread, when the clean-up goes on',
      `${head}${body}    finally:\n        «await» asyncio.to_thread(g)\n        print(g)\n`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          [
            'shield',
            `${head}${body}    finally:\n        await asyncio.shield(asyncio.to_thread(g))\n        print(g)\n`,
          ],
        ],
      },
    ),
    found(
      'an await in a thread, which may fail, when the clean-up goes on',
      `${head}${body}    finally:\n        try:\n            «await» asyncio.to_thread(g)\n        except OSError:\n            pass\n        print(g)\n`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          [
            'shield',
            `${head}${body}    finally:\n        try:\n            await asyncio.shield(asyncio.to_thread(g))\n        except OSError:\n            pass\n        print(g)\n`,
          ],
        ],
      },
    ),
    found(
      'an await of what is in a variable and can be interrupted',
      `${head}${body}    finally:\n        closing = asyncio.create_task(g())\n        «await» closing\n`,
      {
        messageId: 'awaitInCleanup',
        options: [{ awaitInCleanup: true }],
        suggestions: [
          [
            'shield',
            `${head}${body}    finally:\n        closing = asyncio.create_task(g())\n        await asyncio.shield(closing)\n`,
          ],
        ],
      },
    ),
    found(
      'suggestion: release in finally',
      'import asyncio\nlock = asyncio.Lock()\n\nasync def f(g):\n    await lock.«acquire»()\n    text = """\nx"""\n    await g(text)\n    # give back\n    lock.release()\n    return text\n',
      {
        messageId: 'unprotectedRelease',
        suggestions: [
          [
            'wrapInTry',
            'import asyncio\nlock = asyncio.Lock()\n\nasync def f(g):\n    await lock.acquire()\n    try:\n        text = """\nx"""\n        await g(text)\n    # give back\n    finally:\n        lock.release()\n    return text\n',
          ],
        ],
      },
    ),
  ],
});
