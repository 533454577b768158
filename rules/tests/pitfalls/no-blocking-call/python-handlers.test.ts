import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found } from './python-cases.js';

const app = 'import asyncio\nimport os\nfrom fastapi import BackgroundTasks, Depends, FastAPI\n\napp = FastAPI()\n\n';

/** A program with a call of `os.system`, and what becomes of it: the same with a plain function, unless that is not offered. */
function handler(name: string, code: string, isOffered: boolean): ReturnType<typeof found> {
  const plain = app + code.replace('async def f', 'def f').replace(/[«»]/gu, '');
  const inThread = app + code.replace('os.«system»(', 'await asyncio.to_thread(os.system, ');
  return found(name, app + code, {
    messageId: 'blocking',
    suggestions: [...(isOffered ? [['makePlain', plain] as const] : []), ['runInThread', inThread]],
  });
}

pythonTester.run('no-blocking-call: handlers of FastAPI that could be plain functions', rule, {
  valid: [],
  invalid: [
    handler('a route', '@app.get("/")\nasync def f():\n    os.«system»("ls")\n', true),
    handler(
      'a dependency, of which ESLint does not know who else uses it',
      'async def f():\n    os.«system»("ls")\n\n@app.get("/")\ndef g(a=Depends(f)): ...\n',
      false,
    ),
    handler(
      'another function in it awaits',
      '@app.get("/")\nasync def f():\n    async def g():\n        await asyncio.sleep(1)\n    os.«system»("ls")\n    return g\n',
      false,
    ),
    handler('it awaits', '@app.get("/")\nasync def f():\n    os.«system»("ls")\n    await asyncio.sleep(1)\n', false),
    handler(
      'it iterates asynchronously',
      '@app.get("/")\nasync def f(rows):\n    os.«system»("ls")\n    return [row async for row in rows]\n',
      false,
    ),
    handler(
      'it starts a task',
      '@app.get("/")\nasync def f():\n    os.«system»("ls")\n    app.state.task = asyncio.create_task(g())\n\nasync def g(): ...\n',
      false,
    ),
    handler(
      'it calls what starts a task',
      '@app.get("/")\nasync def f():\n    os.«system»("ls")\n    start()\n\ndef start():\n    app.state.task = asyncio.create_task(g())\n\nasync def g(): ...\n',
      false,
    ),
    handler(
      'it sets a variable of the context',
      'import contextvars\nuser = contextvars.ContextVar("user")\n\n@app.get("/")\nasync def f():\n    os.«system»("ls")\n    user.set("a")\n',
      false,
    ),
    handler(
      'it uses a connection of another thread',
      'import sqlite3\ndb = sqlite3.connect("a.db")\n\n@app.get("/")\nasync def f():\n    os.«system»("ls")\n    return g()\n\ndef g():\n    return db.cursor()\n',
      false,
    ),
    handler(
      'it counts in a variable of the module',
      'count = 0\n\n@app.get("/")\nasync def f():\n    global count\n    count += 1\n    os.«system»("ls")\n',
      false,
    ),
    handler('it is called at the start', '@app.on_event("startup")\nasync def f():\n    os.«system»("ls")\n', false),
    handler('a route of web sockets', '@app.websocket("/")\nasync def f(socket):\n    os.«system»("ls")\n', false),
    handler('nobody knows who calls it', 'async def f():\n    os.«system»("ls")\n', false),
    handler(
      'another function awaits it',
      '@app.get("/")\nasync def f():\n    os.«system»("ls")\n\n@app.get("/g")\nasync def g():\n    return await f()\n',
      false,
    ),
    found('beside the fix', `${app}@app.get("/")\nasync def f():\n    import time\n    time.«sleep»(1)\n`, {
      messageId: 'blocking',
      output: `${app}@app.get("/")\nasync def f():\n    await asyncio.sleep(1)\n`,
      suggestions: [['makePlain', `${app}@app.get("/")\ndef f():\n    import time\n    time.sleep(1)\n`]],
    }),
  ],
});
