import { declarations, inAsync, runWithTypes, type Invalid, type Valid } from './javascript-cases.js';

const valid: Valid[] = [
  'await load();',
  'return load();',
  'void load();',
  'load().catch(handle);',
  'load().then(() => {}, handle);',
  'load().catch(handle).finally(() => {});',
  'const text = await load(); console.log(text);',
  'const started = load(); console.log(1); await started;',
  'const started = load(); await Promise.all([started]);',
  'const started = load(); queue.add(async () => { await started; });',
  'const started = load(); return { started };',
  'const started = load(); started.catch(handle);',
  'const started = numbers.length > 1 ? load() : undefined; if (started) await started;',
  'const all: Promise<string>[] = []; for (const n of numbers) all.push(load(String(n))); await Promise.all(all);',
  'await Promise.allSettled(numbers.map(async (n) => load(String(n))));',
  'await numbers.reduce(async (sum, n) => (await sum) + n, Promise.resolve(0));',
  'queue.add(async () => {});',
  'queue.run(async () => { await load(); });',
  'emitter.on("x", () => { void load(); });',
  'emitter.on("x", async () => { try { await load(); } catch (error) { handle(error); } });',
  'emitter.on("x", () => load().catch(handle));',
  'const listener = async () => { await load(); }; emitter.off("x", listener);',
  'numbers.map((n) => load(String(n)).catch(handle));',
  '(async () => { try { await load(); } catch (error) { handle(error); } })();',
  'async function quiet() { try { await load(); } catch (error) { handle(error); } } quiet();',
  'wait();',
  'try { return await load(); } catch { return ""; }',
  'try { const done = load(); await done; return done; } finally { console.log(1); }',
  'try { console.log(1); } catch { return load(); }',
  'if (await load()) console.log(1);',
  'const maybe = numbers.length > 1 ? load() : null; if (maybe) await maybe;',
  'console.log(`${await load()}`, (await load()).length, JSON.stringify(await load()));',
  'const first = load(); const second = load(); console.log(first === second, await first, await second);',
  'for await (const chunk of stream()) console.log(chunk); async function* stream() { yield 1; }',
  'const { signal } = new AbortController(); signal.aborted;',
  'for (const one of numbers.map((n) => load(String(n)))) await one;',
].map((body) => ({ name: body, code: inAsync(body) }));

valid.push(
  {
    code: `import { test, describe } from 'node:test'; describe('a', () => {}); test('b', async () => {}); test.skip('c');`,
  },
  { code: inAsync('load(); emitter.on("x", load);'), options: [{ allowCalls: ['load', 'emitter.on'] }] },
  {
    code: `import { readFile as read } from 'node:fs/promises'; read('a');`,
    options: [{ allowCalls: ['fs/promises:readFile'] }],
  },
  {
    code: inAsync('emitter.on("x", async () => { await load(); });'),
    options: [{ checkCallbacks: { arguments: false } }],
  },
  {
    name: 'promises used as values, where values are not checked',
    code: inAsync(
      'if (load()) console.log(`${load()}`, load().length); for (const a of [load()]) await a; String(load());',
    ),
    options: [{ checkValues: false }],
  },
  { code: `interface Query { find(): PromiseLike<string> } declare const q: Query; q.find(); export {};` },
  { code: `import { missing } from 'not-installed'; missing(); missing.all().then(() => {}); if (missing()) {}` },
);

const invalid: Invalid[] = [
  {
    name: 'in a function of which types say that who is handed it waits',
    code: `${declarations}queue.run(() => {\n  load();\n});`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          { messageId: 'makeThisAsync', output: `${declarations}queue.run(async () => {\n  await load();\n});` },
          { messageId: 'addVoid', output: `${declarations}queue.run(() => {\n  void load();\n});` },
        ],
      },
    ],
  },
  {
    name: 'in a listener of a signal that ends the process',
    code: `${declarations}process.on('SIGINT', () => {\n  load();\n  process.exit(0);\n});`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'makeThisAsync',
            output: `${declarations}process.on('SIGINT', async () => {\n  await load();\n  process.exit(0);\n});`,
          },
          {
            messageId: 'addVoid',
            output: `${declarations}process.on('SIGINT', () => {\n  void load();\n  process.exit(0);\n});`,
          },
        ],
      },
    ],
  },
  {
    name: 'in a function of which types say that who is handed it does not wait',
    code: `${declarations}emitter.on('x', () => {\n  load();\n});`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [{ messageId: 'addVoid', output: `${declarations}emitter.on('x', () => {\n  void load();\n});` }],
      },
    ],
  },
  {
    name: 'a statement',
    code: inAsync('load("a");'),
    errors: [
      {
        messageId: 'floating',
        data: { what: '`load()`' },
        line: 10,
        column: 1,
        endColumn: 5,
        suggestions: [
          { messageId: 'addAwait', output: inAsync('await load("a");') },
          { messageId: 'addVoid', output: inAsync('void load("a");') },
        ],
      },
    ],
  },
  {
    name: 'a statement in a function that is not asynchronous',
    code: `${declarations}export function refreshCart(): number {\nload();\nreturn 1;\n}`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'makeAsync',
            data: { name: 'refreshCart' },
            output: `${declarations}export async function refreshCart(): Promise<number> {\nawait load();\nreturn 1;\n}`,
          },
          {
            messageId: 'addVoid',
            output: `${declarations}export function refreshCart(): number {\nvoid load();\nreturn 1;\n}`,
          },
        ],
      },
    ],
  },
  {
    name: 'a constructor, which cannot be asynchronous',
    code: `${declarations}export class Client {\nconstructor() {\nload();\n}\n}`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          { messageId: 'addVoid', output: `${declarations}export class Client {\nconstructor() {\nvoid load();\n}\n}` },
        ],
      },
    ],
  },
  {
    name: 'what follows a promise that is kept in a property, and that others wait for',
    code: inAsync('const kept = { loading: load() }; kept.loading.then(() => {});'),
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'addVoid',
            output: inAsync('const kept = { loading: load() }; void kept.loading.then(() => {});'),
          },
        ],
      },
    ],
  },
  {
    name: 'a promise that only `finally` was asked of',
    code: inAsync('const loading = load(); keep(loading); loading.finally(() => {});'),
    errors: [
      {
        messageId: 'floating',
        data: { what: '`loading.finally()`' },
        suggestions: [
          {
            messageId: 'addVoid',
            output: inAsync('const loading = load(); keep(loading); void loading.finally(() => {});'),
          },
        ],
      },
    ],
  },
  {
    name: 'both branches of a condition, at once',
    code: inAsync('numbers.length > 1 ? load() : wait();'),
    options: [{ checkThenables: true }],
    errors: [
      {
        messageId: 'floating',
        column: 22,
        suggestions: [
          { messageId: 'addAwait', output: inAsync('await (numbers.length > 1 ? load() : wait());') },
          { messageId: 'addVoid', output: inAsync('void (numbers.length > 1 ? load() : wait());') },
        ],
      },
    ],
  },
  {
    name: 'a variable that is used on one path, as a value: the call is awaited',
    code: inAsync('const text = load(); if (numbers.length) return { text }; return 0;'),
    errors: [
      {
        messageId: 'unusedOnPath',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); if (numbers.length) return { text }; return 0;'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that is used on one path, as a promise: when to await it only its owner knows',
    code: inAsync('const text = load(); if (numbers.length) await Promise.all([text]);'),
    errors: [{ messageId: 'unusedOnPath', suggestions: [] }],
  },
  {
    name: 'both sides of an alternative, of which the first is tested: each once',
    code: inAsync('load("a") || load("b");'),
    errors: [
      {
        messageId: 'condition',
        column: 1,
        suggestions: [{ messageId: 'addAwait', output: inAsync('(await load("a")) || load("b");') }],
      },
      {
        messageId: 'floating',
        column: 14,
        suggestions: [
          { messageId: 'addAwait', output: inAsync('load("a") || (await load("b"));') },
          { messageId: 'addVoid', output: inAsync('load("a") || void load("b");') },
        ],
      },
    ],
  },
  {
    name: 'a loop that would start very many: not to be marked with `void`',
    code: inAsync('for (const n of numbers) fetch(String(n));'),
    errors: [
      {
        messageId: 'floating',
        suggestions: [{ messageId: 'addAwait', output: inAsync('for (const n of numbers) await fetch(String(n));') }],
      },
    ],
  },
  {
    name: 'one side of a condition, with brackets',
    code: inAsync('numbers.length > 1 && load();'),
    errors: [
      {
        messageId: 'floating',
        column: 23,
        suggestions: [
          { messageId: 'addAwait', output: inAsync('numbers.length > 1 && (await load());') },
          { messageId: 'addVoid', output: inAsync('numbers.length > 1 && void load();') },
        ],
      },
    ],
  },
  {
    name: 'an array of promises',
    code: inAsync('numbers.map(async (n) => load(String(n)));'),
    errors: [
      {
        messageId: 'floatingArray',
        suggestions: [
          { messageId: 'awaitAll', output: inAsync('await Promise.all(numbers.map(async (n) => load(String(n))));') },
        ],
      },
    ],
  },
  {
    name: 'a condition',
    code: inAsync('if (!load()) console.log(1);'),
    errors: [
      {
        messageId: 'condition',
        column: 6,
        suggestions: [{ messageId: 'addAwait', output: inAsync('if (!(await load())) console.log(1);') }],
      },
    ],
  },
  {
    name: 'a return from a try',
    code: inAsync('try { return load(); } catch { return ""; }'),
    errors: [
      {
        messageId: 'returnInTry',
        suggestions: [{ messageId: 'addAwait', output: inAsync('try { return await load(); } catch { return ""; }') }],
      },
    ],
  },
  {
    name: 'a plain loop over an asynchronous generator',
    code: inAsync('async function* stream() { yield 1; }\nfor (const one of stream()) console.log(one);'),
    errors: [
      {
        messageId: 'syncFor',
        suggestions: [
          {
            messageId: 'addForAwait',
            output: inAsync(
              'async function* stream() { yield 1; }\nfor await (const one of stream()) console.log(one);',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a promise that is started in the executor of another',
    code: inAsync('await new Promise<void>(resolve => { load().then(() => resolve()); });'),
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'addCatch',
            data: { name: 'reject' },
            output: inAsync(
              'await new Promise<void>((resolve, reject) => { load().then(() => resolve()).catch(reject); });',
            ),
          },
          {
            messageId: 'addVoid',
            output: inAsync('await new Promise<void>(resolve => { void load().then(() => resolve()); });'),
          },
        ],
      },
    ],
  },
  {
    name: 'a promise that is started where the executor cannot be told of errors',
    code: inAsync('const reject = 1; await new Promise<void>(() => { load(String(reject)); });'),
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'addVoid',
            output: inAsync('const reject = 1; await new Promise<void>(() => { void load(String(reject)); });'),
          },
        ],
      },
    ],
  },
  {
    name: 'the end of an object, which may wait for the callback that asks for it',
    code: inAsync(
      'const server = { get(handler: () => Promise<void>) { void handler(); }, close: () => load() }; server.get(async () => { server.close(); });',
    ),
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'addVoid',
            output: inAsync(
              'const server = { get(handler: () => Promise<void>) { void handler(); }, close: () => load() }; server.get(async () => { void server.close(); });',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a promise that is started in an executor, where something else is done with errors',
    code: inAsync('await new Promise<void>((resolve, reject) => { try { load(); } catch { reject(1); } resolve(); });'),
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'addVoid',
            output: inAsync(
              'await new Promise<void>((resolve, reject) => { try { void load(); } catch { reject(1); } resolve(); });',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'an asynchronous listener in the executor of a promise',
    code: inAsync(
      'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    // Once.\n    if (numbers[0]) {\n      await load();\n\n      resolve();\n    }\n  });\n});',
    ),
    errors: [
      {
        messageId: 'droppedCallback',
        suggestions: [
          {
            messageId: 'addTryCatch',
            data: { name: 'fail' },
            output: inAsync(
              'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    try {\n      // Once.\n      if (numbers[0]) {\n        await load();\n\n        resolve();\n      }\n    } catch (error) {\n      fail(error);\n    }\n  });\n});',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'an asynchronous listener in the executor of a promise, whose last `try` hands its errors over already',
    code: inAsync(
      'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    // First.\n    await load();\n\n    try {\n      resolve();\n    } catch (e) {\n      fail(e);\n    }\n  });\n});',
    ),
    errors: [
      {
        messageId: 'droppedCallback',
        suggestions: [
          {
            messageId: 'addTryCatch',
            data: { name: 'fail' },
            output: inAsync(
              'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    // First.\n    try {\n      await load();\n\n      resolve();\n    } catch (e) {\n      fail(e);\n    }\n  });\n});',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'the same where a name is declared before the `try`',
    code: inAsync(
      'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    const n = await load();\n    try {\n      resolve();\n    } catch (e) {\n      fail(e);\n    }\n  });\n});',
    ),
    errors: [
      {
        messageId: 'droppedCallback',
        suggestions: [
          {
            messageId: 'addTryCatch',
            data: { name: 'fail' },
            output: inAsync(
              'await new Promise<void>((resolve, fail) => {\n  emitter.on("x", async () => {\n    try {\n      const n = await load();\n      try {\n        resolve();\n      } catch (e) {\n        fail(e);\n      }\n    } catch (error) {\n      fail(error);\n    }\n  });\n});',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a promise that is kept and forgotten',
    code: inAsync('const started = load();'),
    errors: [
      {
        messageId: 'unusedPromise',
        column: 7,
        endColumn: 14,
        suggestions: [{ messageId: 'addAwait', output: inAsync('const started = await load();') }],
      },
    ],
  },
];

runWithTypes('of all kinds', { valid, invalid });
