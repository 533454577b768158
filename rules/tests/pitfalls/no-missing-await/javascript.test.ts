import assert from 'node:assert/strict';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import type { InvalidTestCase, ValidTestCase } from '@typescript-eslint/rule-tester';
import { Linter } from 'eslint';
import { toEslintParser, toEslintRules } from '../../../src/eslint-types.js';
import * as ourParser from '../../../src/javascript/parser/index.js';
import type { JavaScriptMessageIds } from '../../../src/pitfalls/no-missing-await/javascript/messages.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-missing-await/python/messages.js';
import type { RuleOptions } from '../../../src/pitfalls/no-missing-await/options.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import {
  nativeTester,
  typedFile,
  typedParserOptions,
  typedTester,
  type TypeScriptTester,
} from '../../support/rule-testers.js';

type Valid = ValidTestCase<readonly [Partial<RuleOptions>]>;
type MessageIds = JavaScriptMessageIds | PythonMessageIds;
type Invalid = InvalidTestCase<MessageIds, readonly [Partial<RuleOptions>]>;

const declarations = `import events from 'node:events';
declare const target: EventTarget;
declare function load(url?: string): Promise<string>;
declare function wait(): PromiseLike<void>;
declare const numbers: number[];
declare const emitter: { on(name: string, listener: () => void): void; off(name: string, listener: () => void): void };
declare const queue: { next(): Promise<void>; find(): Promise<{ title: string }>; add(job: () => Promise<void>): void; run(job: () => void | Promise<void>): void };
declare const handle: (error: unknown) => void;
`;

/** The statements in an asynchronous function, behind the declarations. */
const inAsync = (body: string): string => `${declarations}export async function main() {\n${body}\n}`;

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
    code: `${declarations}export function main(): number {\nload();\nreturn 1;\n}`,
    errors: [
      {
        messageId: 'floating',
        suggestions: [
          {
            messageId: 'makeAsync',
            data: { name: 'main' },
            output: `${declarations}export async function main(): Promise<number> {\nawait load();\nreturn 1;\n}`,
          },
          {
            messageId: 'addVoid',
            output: `${declarations}export function main(): number {\nvoid load();\nreturn 1;\n}`,
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
    name: 'a promise that only `finally` was asked of',
    code: inAsync('const loading = load(); keep(loading); loading.finally(() => {});'),
    errors: [
      {
        messageId: 'floating',
        data: { what: '`loading`' },
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const loading = load(); keep(loading); await loading.finally(() => {});'),
          },
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
    name: 'a member that only the value has',
    code: inAsync('console.log(load().length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        data: { what: '`load()`', consequence: 'it has no `length`' },
        suggestions: [{ messageId: 'addAwait', output: inAsync('console.log((await load()).length);') }],
      },
    ],
  },
  {
    name: 'a variable of which only the value is used: the call is awaited',
    code: inAsync('const text = load(); console.log(text.length, `${text.at(0)}`);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); console.log(text.length, `${text.at(0)}`);'),
          },
        ],
      },
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); console.log(text.length, `${text.at(0)}`);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that is handed on as a promise, too: it is awaited where its value is used',
    code: inAsync('const text = load(); await Promise.all([text]); console.log(text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = load(); await Promise.all([text]); console.log((await text).length);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value is used where errors are handled',
    code: inAsync('const text = load(); try { console.log(text.length); } catch {}'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = load(); try { console.log((await text).length); } catch {}'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value is put into an object: the call is awaited',
    code: inAsync('const text = load(); return JSON.stringify({ text });'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          { messageId: 'addAwait', output: inAsync('const text = await load(); return JSON.stringify({ text });') },
        ],
      },
    ],
  },
  {
    name: 'a variable of which the value is handed on, put into an object and returned, too',
    code: inAsync('const text = load(); keep(text.length, text); log({ text, all: [...text] }); return text;'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const text = await load(); keep(text.length, text); log({ text, all: [...text] }); return text;',
            ),
          },
        ],
      },
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const text = await load(); keep(text.length, text); log({ text, all: [...text] }); return text;',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that may keep nothing',
    code: inAsync(
      'const loading = numbers.length > 1 ? queue : undefined; const next = loading?.find(); log(next?.title);',
    ),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const loading = numbers.length > 1 ? queue : undefined; const next = await loading?.find(); log(next?.title);',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value a callback reads',
    code: inAsync('const text = load(); numbers.map(() => text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          { messageId: 'addAwait', output: inAsync('const text = await load(); numbers.map(() => text.length);') },
        ],
      },
    ],
  },
  ...[
    'await Promise.all([text]);',
    'pending.push(text);',
    'await withTimeout(text, 100);',
    'Promise.race([text, wait()]).then(log, log);',
    'text.then(log, log);',
    'cache.text = text;',
  ].map((use) => ({
    name: `a variable whose promise is used, too: ${use}`,
    code: inAsync(`const text = load(); keep(text.length); ${use}`),
    errors: [
      {
        messageId: 'promiseAsValue' as const,
        suggestions: [
          {
            messageId: 'addAwait' as const,
            output: inAsync(`const text = load(); keep((await text).length); ${use}`),
          },
        ],
      },
    ],
  })),
  {
    name: 'a variable that is used behind another await: the call may be made first on purpose',
    code: inAsync('const text = load(); await queue.next(); console.log(text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); await queue.next(); console.log(text.length);'),
          },
          {
            messageId: 'addAwaitHere',
            output: inAsync('const text = load(); await queue.next(); console.log((await text).length);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable for an event that the next step causes: never awaited before that',
    code: inAsync("const found = events.once(target, 'x'); await queue.next(); console.log(found.length);"),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwaitHere',
            output: inAsync(
              "const found = events.once(target, 'x'); await queue.next(); console.log((await found).length);",
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a return from a try',
    code: inAsync('try { return load(); } catch { return ""; }'),
    errors: [
      {
        messageId: 'returnInTry',
        data: { block: '`catch`' },
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

/** Bodies whose findings are of one kind each. */
const findings: readonly (readonly [body: string, ...JavaScriptMessageIds[]])[] = [
  ['load().then(() => {});', 'floating'],
  ['load().catch(undefined);', 'uselessHandler'],
  ['load().finally(() => {});', 'floating'],
  ['numbers.length ? load() : 0;', 'floating'],
  ['(numbers.pop(), load());', 'floating'],
  ['new Promise<void>((resolve, reject) => { reject(1); });', 'floating'],
  ['Promise.all([load()]);', 'floating'],
  ['(async () => { await load(); })();', 'floating'],
  ['import("node:fs");', 'floating'],
  ['class Job extends Promise<void> {} new Job(() => {});', 'floating'],
  ['(function f<T extends Promise<void>>(job: T) { job; });', 'floating'],
  ['while (load()) console.log(1);', 'condition'],
  ['const a = load() ? 1 : 2; console.log(a);', 'condition'],
  ['const a = load() || 1; return a;', 'condition'],
  ['console.log(`${load()}`);', 'promiseAsValue'],
  ['console.log("a" + load());', 'promiseAsValue'],
  ['console.log(load() === "a");', 'promiseAsValue'],
  ['console.log(JSON.stringify(load()), String(load()));', 'promiseAsValue', 'promiseAsValue'],
  ['console.log({ ...load() });', 'promiseAsValue'],
  ['const text = load(); console.log(text.length);', 'promiseAsValue'],
  ['const started = load(); if (numbers.length) await started;', 'unusedOnPath'],
  ['const started = load(); if (numbers.length) return ""; return started;', 'unusedOnPath'],
  ['const all: Promise<string>[] = []; for (const n of numbers) all.push(load(String(n)));', 'droppedCollection'],
  ['numbers.forEach(async (n) => { await load(String(n)); });', 'droppedForEach'],
  ['numbers.forEach((n) => load(String(n)));', 'droppedForEach'],
  ['numbers.filter(async (n) => (await load(String(n))) === "a");', 'predicate'],
  ['return numbers.some((n) => load(String(n)));', 'predicate'],
  ['emitter.on("x", async () => { await load(); });', 'droppedCallback'],
  ['emitter.on("x", load);', 'droppedCallback'],
  ['setTimeout(async () => { await load(); }, 10);', 'droppedCallback'],
  ['const callback: () => void = async () => { await load(); }; callback();', 'droppedCallback'],
  ['const options: { done(): void } = { async done() { await load(); } }; return options;', 'droppedCallback'],
  ['const options: { done: () => void } = { done: () => load() }; return options;', 'droppedCallback'],
  ['interface Job { run(): void } return class implements Job { async run() { await load(); } };', 'droppedCallback'],
  ['interface Job { run(): void } return class implements Job { run() { return load(); } };', 'droppedCallback'],
  [
    'class Base { run(): void {} } return class extends Base { override async run() { await load(); } };',
    'droppedCallback',
  ],
  ['const sum = numbers.reduce(async (all, n) => ({ ...all, n }), {}); await sum;', 'unawaitedAccumulator'],
  ['try { return load(); } finally { console.log(1); }', 'returnInTry'],
  ['using lock = { [Symbol.asyncDispose]: async () => {} }; console.log(lock);', 'syncUsing'],
  ['`${numbers.length > 1 ? load() : ""}${numbers[0] && load()}`;', 'promiseAsValue', 'promiseAsValue'],
  ['"a" + (numbers.length > 1 ? "b" : load());', 'promiseAsValue'],
  ['`${numbers.length > 1 ? await load() : ""}${numbers.length > 1 ? "a" : "b"}`;'],
  ['const texts = numbers.map((n) => load(String(n)));', 'droppedCollection'],
  ['const texts = numbers.map(async (n) => load(String(n))); console.log(texts.length);', 'droppedCollection'],
  ['const texts = numbers.map((n) => load(String(n)).catch(handle));'],
  ['const texts = numbers.map((n) => load(String(n))); queue.add(async () => { await texts[0]; });'],
  ['const texts = numbers.map((n) => String(n));'],
  [
    'document.querySelector<HTMLElement>("a")!.onclick = async () => { await load(); }; window.onload = load;',
    'droppedCallback',
    'droppedCallback',
  ],
];

const nativeParser = toEslintParser(ourParser);

/** A variable that gets its objects later, with a method that is asynchronous, and one that is not. */
const createsLater = 'class A { async f() { await g(); } h() {} } let a; before(() => { a = new A(); });';

/** What the file itself tells, without any types. */
const syntaxFindings: readonly (readonly [code: string, ...JavaScriptMessageIds[]])[] = [
  ['async function f() { await g(); } f();', 'floating'],
  ['const f = async () => { await g(); }; f().then(() => {});', 'floating'],
  ['(async () => { await g(); })();', 'floating'],
  ['class A { async #f() { await g(); } g() { this.#f(); } }', 'floating'],
  ['async function f() {} if (f()) g();', 'condition'],
  ['async function f() {} console.log(`${f()}`);', 'promiseAsValue'],
  ['async function f() {} function g() { let a; a = f(); return a.name; }', 'promiseAsValue'],
  ['async function f() {} function g() { let a = null; a = f(); if (a) h(); }', 'condition'],
  [
    'async function f() {} function g() { let a; try { a = f(); } catch { return 1; } return a.name; }',
    'promiseAsValue',
  ],
  ['async function f() {} function g(xs) { let a; a = xs.map((x) => f(x)); return a.join(); }', 'promisesAsValues'],
  ['async function f() {} function g(b) { let a; if (b) a = f(); if (a) h(); }'],
  ['async function f() {} function g() { let a; try { a = f(); } catch {} if (a) h(); }'],
  ['async function f() {} function g() { let a; for (;;) { if (a) h(a); a = f(); } }'],
  ['async function f() {} function g() { let a; const b = () => a ?? 1; b(); a = f(); return a; }'],
  ['async function f() {} function g() { let a; b(); a = f(); return a; function b() { if (a) h(); } }'],
  ['async function f() {} let a; function g() { a = f(); } export function h() { return a ? 1 : 2; }'],
  ['async function f() { await h(); } function g() { const a = f(); }', 'unusedPromise'],
  ['async function* f() {} async function g() { for (const a of f()) h(a); }', 'syncFor'],
  ['xs.reduce(async (all, x) => { all.push(x); return all; }, []);', 'unawaitedAccumulator'],
  ['f(); if (g()) h(); xs.forEach(async () => {}); const a = f();'],
  ["import { copyFile } from 'node:fs/promises'; function f(a) { if (a) copyFile(a, 'b'); }", 'floating'],
  ["const fs = require('fs').promises; const g = (a) => fs.stat(a).size;", 'promiseAsValue'],
  ["const { promises: fs } = require('fs'); function g(a) { const gone = fs.unlink(a); }", 'unusedPromise'],
  ["const util = require('util'); const stat = util.promisify(require('fs').stat); if (stat('a')) g();", 'condition'],
  ["const assert = require('assert'); async function f() { assert.rejects(() => g(), /x/); }", 'floating'],
  ["import { once } from 'events'; async function f(a) { try { return once(a, 'b'); } catch {} }", 'returnInTry'],
  ["import { setTimeout as sleep } from 'timers/promises'; async function f() { sleep(10); }", 'floatingPause'],
  ["import { createInterface } from 'readline/promises'; `${createInterface(a).question('b')}`;", 'promiseAsValue'],
  ["import { lookup } from 'dns/promises'; fetch('a'); lookup('b');", 'floating', 'floating'],
  ["import { watch, glob } from 'fs/promises'; watch('a'); glob('b'); for await (const a of watch('c')) g(a);"],
  ["import { promisify } from 'util'; const run = promisify(exec); run('ls').child; promisify(exec);"],
  ["import { setServers } from 'dns/promises'; import { readFile } from './fs/promises'; setServers([]); readFile();"],
  ["const fs = require('fs'); fs.readFile('a', () => {}); fs.promises.readFile('a').catch(g);"],
  [
    `${createsLater} test(async () => { a.f(); a.f().then(h); const b = a.f(); return a.f().name; });`,
    'floating',
    'floating',
    'unusedPromise',
    'promiseAsValue',
  ],
  [`${createsLater} after(() => { a = null; }); test(() => { if (a.f()) h(); a.h(); });`, 'condition'],
  [`${createsLater} test(async () => { a.h(); await a.f(); return a.f().catch(h); });`],
  [`${createsLater} before(() => { a = new B(); }); test(() => { a.f(); });`],
  [`${createsLater} before(() => { a ??= h(); }); test(() => { a.f(); });`],
  [`${createsLater} class B { async f() { await g(); } } test((a) => { a.f(); });`],
  ["import fs from 'fs'; fs.readFile('a', async (error, text) => { await g(text); });", 'droppedCallback'],
  ["require('http').createServer(async (request, response) => { await g(request); });", 'droppedCallback'],
  ["const { exec } = require('child_process'); exec('a', async () => { try { await g(); } catch {} });"],
  ["import fs from 'fs'; fs.promises.readFile('a').then(async (text) => { await g(text); }).catch(h);"],
  ["document.querySelector('#a').onclick = async () => { await g(); };", 'droppedCallback'],
  ["const a = new WebSocket('b'); a.onmessage = async () => { await g(); };", 'droppedCallback'],
  ['window.onload = async () => { await g(); };', 'droppedCallback'],
  ["document.getElementById('a').onclick = async () => { try { await g(); } catch {} };"],
  [
    "window.app.onload = async () => { await g(); }; document.querySelector('x-a').onReady = async () => { await g(); };",
  ],
  ['button.onclick = async () => { await g(); };'],
  ['xs.forEach(async (x) => { await g(x); });', 'droppedForEach'],
  ['xs.forEach(async (x) => { await g(x).catch(h); }); const done = xs.forEach(async (x) => { await g(x); });'],
  ['expect(g()).rejects.toThrow();', 'floating'],
  ['async () => { await expect(g()).rejects.toThrow(); const a = expect(g()).resolves.toBe(1); await a; };'],
  ['expect(g()).toThrow(); other(g()).rejects.toThrow();'],
  ['function g(f) { f(); } async function f() {}'],
  ['let f = async () => {}; f = other; f();'],
  [
    "import test from 'node:test'; test('a', (t) => { t.test('b', async (u) => { await f(); u.test('c', async () => { await f(); }); }); });",
  ],
  ["import test from 'node:test'; test('a', (t, done) => { fetch('b').then(() => { t.ok(1); }).then(done); });"],
  ["it('a', (done) => { Promise.all(xs).then(() => { done(); }); });"],
  ["it('a', (done) => { Promise.all(xs).then(() => { other(done); }); });", 'floating'],
  ["run('a', (done) => { Promise.all(xs).then(done); });", 'floating'],
  ['async function f() { x = 1; } f();', 'floatingNeedless'],
  ['async function f() { await new Promise((resolve) => setTimeout(resolve, 1)); } f();'],
  [
    'async function f() { await new Promise((resolve) => setTimeout(resolve, 1)); } async () => { f(); };',
    'floatingPause',
  ],
  ['async function f() { await g().catch(log); } async () => { f(); };'],
  [
    "await new Promise((resolve, reject) => { process.on('exit', async () => { try { await g(); } catch (error) { return reject(error); } }); });",
  ],
  [
    "await new Promise((resolve, reject) => { process.on('exit', async () => { try { await g(); } catch (error) { return fail(error); } }); });",
    'droppedCallback',
  ],
  ['async function f() { throw new Error(); } f();', 'floating'],
  ['async function f() { if (x) fail(); } function fail() { throw new Error(); } f();', 'floating'],
  ['async function f() { JSON.parse(x); } f();', 'floating'],
  ['async function f() { try { await g(); } catch { await h(); } } f();'],
  ['async function f() { try { await g(); } finally { h(); } } f();', 'floating'],
  ['async function f() { try { await g(); } catch (error) { throw error; } } f();', 'floating'],
  ['async function f() { try { return g(); } catch {} } f();', 'floating'],
  ['async function f() { await g(); } async function g() { try { await h(); } catch {} } f();'],
  ['async function f() { await g(); } async function g() { await f(); } f();', 'floating'],
  ['async function f() { await Promise.all(xs.map((x) => x.stop().catch(() => {}))); } f();'],
  ['async function f() { await Promise.all(xs.map((x) => x.stop())); } f();', 'floating'],
  ['async function f() { await Promise.allSettled(xs); } f();'],
  ['async function f() { await new Promise((resolve) => setTimeout(resolve, 10)); } f();'],
  ['async function f() { await new Promise((resolve, reject) => g(resolve, reject)); } f();', 'floating'],
  ['Promise.resolve().then(() => { g(); });'],
  ['function h() { g(); } Promise.resolve().then(h);'],
  ['const p = Promise.resolve(); function h() { p.then(() => { g(); }); }'],
  ['function f() { const p = Promise.resolve().then(() => p); p.then(() => {}); }'],
  ['async function f() { const p = g().catch(() => {}); await p; await p; } f();'],
  ['const p = fetch("a"); async function h() { await p; } h();', 'floating'],
  ['async function h() { await g(); } Promise.resolve().then(h);', 'floating'],
  ["it('a', () => {}); (async () => { await g(); })();"],
  ["it('a', () => {}); async function setup() { await g(); } setup();"],
  ['async function setup() { await g(); } setup();', 'floating'],
  ["it('a', () => {}); async function setup() { await g(); } function h() { setup(); }", 'floating'],
  ['async function f(n) { try { await g(); return f(n - 1); } catch { return 0; } }'],
  ['async function f(n) { try { await g(); return f(n - 1); } catch { return 0; } finally { h(); } }', 'returnInTry'],
  ['async function f(n) { try { await g(); return f(n - 1); } catch (error) { throw error; } }', 'returnInTry'],
  ['Promise.resolve().then(() => g());'],
  ['async function g() { await h(); } Promise.resolve().then(() => g());', 'floating'],
  ['async function g() { await h(); } Promise.resolve().then(() => { return g(); });', 'floating'],
  ['async function f() { await g(); } f().catch(() => {}).then(() => { h(); });'],
  ['async function f() { await g(); } f().catch(() => {}).then(async () => { await h(); });', 'floating'],
  ['async function f() { const done = g().catch(() => {}); await done; } f();'],
  ['xs.reduce(async (all, x) => { (await all).push(x); return all; }, []);'],
  ['async function f() { try { await g(); } finally { process.exit(0); } } f();'],
  ['async function f() { try { await g(); } finally { h.exit(0); } } f();', 'floating'],
  ['const o = get(); async function f() { const delay = o.delay; await sleep(delay); await g(); } f();', 'floating'],
  ['async function f() { return (await g()).size > 0; } f();', 'floating'],
  ['async function f() { return h(await g()); } async function h(x) {} f();', 'floating'],
  ['async function load() { return JSON.parse(await g()); } const c = load(); h(c.name);', 'promiseAsValue'],
  ['async function load() { return JSON.parse(await g()); } const { name } = load();', 'promiseAsValue'],
  ['async function load() { return g(); } const p = load(); p.cancel = h; p.cancel();'],
  ['async function load() { return g(); } load().should.eventually.equal(1);'],
  ['async function load() { return g(); } console.log(load());', 'promiseAsValue'],
  ['async function load() { return g(); } const p = load(); console.log(p); await p;'],
  ["import { useEffect } from 'react'; useEffect(async () => { await g(); }, []);", 'droppedCallback'],
  [
    `async function work() { await g(); } const E = require('events'); const e = new E(); e.on('x', work);`,
    'droppedCallback',
  ],
  [
    `async function work() { await g(); } const E = require('events'); new E({ captureRejections: true }).on('x', () => {});`,
  ],
  [
    `const { EventEmitter } = require('node:events'); class Jobs extends EventEmitter { constructor() { super({ captureRejections: true }); this.on('x', async () => { await g(); }); } }`,
  ],
  [
    `const { EventEmitter } = require('node:events'); class Jobs extends EventEmitter { constructor() { super(); this.on('x', async () => { await g(); }); } }`,
    'droppedCallback',
  ],
  [
    `async function work() { await g(); } const { EventEmitter } = require('node:events'); const e = new EventEmitter({ captureRejections: true }); e.on('x', work);`,
  ],
  [`async function work() { await g(); } const e = other(); e.on('x', work);`],
  [`async function work() { await g(); } setTimeout(work, 10);`, 'droppedCallback'],
  [`async function work() { await g(); } setTimeout(async () => { try { await work(); } catch {} }, 10);`],
  [`async function work() { await g(); } function setTimeout() {} setTimeout(work, 10);`],
  [
    `async function work() { await g(); } process.on('SIGTERM', async () => { await work(); process.exit(); });`,
    'droppedCallback',
  ],
  [`async function work() { await g(); } process.off('SIGTERM', work);`],
  [`async function work() { await g(); } [work(), work()];`, 'floatingArray'],
  [`async function work() { await g(); } [work().catch(() => {}), 1];`],
];

const startsJob = 'async function job() { await work(); }';

/** What is suggested for the only finding, by the names of the messages, without types. */
const suggestions: readonly (readonly [name: string, filename: string, code: string, ...JavaScriptMessageIds[]])[] = [
  ['a module', '/app/job.js', `import { work } from './work.js'; ${startsJob} job();`, 'addAwait', 'addVoid'],
  ['a module by its extension', '/app/job.mjs', `${startsJob} job();`, 'addAwait', 'addVoid'],
  [
    'a module of the CommonJS form',
    '/app/job.js',
    `const { work } = require('./work'); ${startsJob} job();`,
    'addVoid',
  ],
  ['the same by its extension', '/app/job.cts', `import { work } from './work.cjs'; ${startsJob} job();`, 'addVoid'],
  ['a hook of a test', '/app/job.js', `${startsJob} afterEach(() => { job(); });`, 'makeThisAsync', 'addVoid'],
  ['a hook that ends by a callback', '/app/job.js', `${startsJob} afterEach((done) => { job(); done(); });`, 'addVoid'],
  ['a suite', '/app/job.js', `${startsJob} describe('a', () => { job(); });`, 'addVoid'],
  [
    'a hook of the test around',
    '/app/job.js',
    `import test from 'node:test'; ${startsJob} test('a', (t) => { t.after(() => { job(); }); });`,
    'makeThisAsync',
    'addVoid',
  ],
  [
    'a function that starts what goes on until it is stopped',
    '/app/job.js',
    `${startsJob} let stopped = false; async function run() { while (!stopped) await job(); } export async function start() { run(); }`,
    'addVoid',
  ],
  [
    'a callback of something else',
    '/app/job.js',
    `${startsJob} export function listen(server) { server.after(() => { job(); }); }`,
    'addVoid',
  ],
];

const backEnds: readonly {
  name: string;
  tester: TypeScriptTester;
  filename: string;
  parser: Linter.Parser;
  types: string;
}[] = [
  { name: 'parser services', tester: typedTester, filename: 'file.ts', parser: typescriptParser, types: 'auto' },
  { name: 'TypeScript 7', tester: nativeTester, filename: typedFile, parser: nativeParser, types: 'native' },
];

/** The rule's messages in order, without the suggestions' fixes. */
function listFindings(code: string, parser: Linter.Parser, types: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { local: { rules: toEslintRules({ rule }) } },
    rules: { 'local/rule': 'error' },
    languageOptions: {
      parser,
      parserOptions: types === 'auto' ? typedParserOptions : {},
    },
    settings: { 'async-pitfalls': { types } },
  };
  const messages = new Linter({ cwd: path.dirname(typedFile) }).verify(code, [config], typedFile);
  assert.deepEqual(
    messages.filter(({ ruleId }) => ruleId === null),
    [],
  );
  return messages.map(({ messageId }) => messageId ?? '');
}

for (const { name, tester, filename, parser, types } of backEnds) {
  tester.run(`no-missing-await with types from ${name}`, rule, {
    valid: valid.map((test) => ({ ...test, filename })),
    invalid: invalid.map((test) => ({ ...test, filename })),
  });

  describe(`no-missing-await with types from ${name}`, () => {
    for (const [body, ...expected] of findings) {
      it(`${expected.join(', ')}: ${body}`, () => {
        assert.deepEqual(listFindings(inAsync(body), parser, types), expected);
      });
    }
  });
}

describe('no-missing-await without types', () => {
  for (const [code, ...expected] of syntaxFindings) {
    it(`${expected.join(', ') || 'nothing'}: ${code}`, () => {
      assert.deepEqual(listFindings(code, nativeParser, 'off'), expected);
    });
  }

  for (const [name, filename, code, ...expected] of suggestions) {
    it(`suggests ${expected.join(', ')} in ${name}`, () => {
      const config: Linter.Config = {
        files: ['**/*.{js,mjs,cts}'],
        plugins: { local: { rules: toEslintRules({ rule }) } },
        rules: { 'local/rule': 'error' },
        languageOptions: { parser: nativeParser },
        settings: { 'async-pitfalls': { types: 'off' } },
      };
      const messages = new Linter({ cwd: '/app' }).verify(code, [config], filename);
      assert.deepEqual(
        messages.map((message) => (message.suggestions ?? []).map(({ messageId }) => messageId)),
        [expected],
      );
    });
  }

  function lint(code: string, options: object): Linter.LintMessage[] {
    const plugins = { local: { rules: toEslintRules({ rule }) } };
    const settings = { 'async-pitfalls': { types: 'off' } };
    return new Linter().verify(code, [{ plugins, rules: { 'local/rule': ['error', options] }, settings }]);
  }

  it('reports asynchronous handlers of Express when asked to', () => {
    const code = `
import express, { Router } from 'express';
const app = express();
const router = Router();
const show = async (request, response) => response.json(await load(request));
app.get('/orders', show);
router.use('/x', async (request, response, next) => { await check(request); next(); });
app.get('/safe', async (request, response) => { try { await load(request); } catch (error) { next(error); } });
app.listen(80, () => {});`;
    const list = (options: object): unknown[] => lint(code, options).map(({ messageId, line }) => [messageId, line]);
    assert.deepEqual(list({}), []);
    assert.deepEqual(list({ checkExpressHandlers: true }), [
      ['droppedCallback', 6],
      ['droppedCallback', 7],
    ]);
  });

  it('looks for dropped and forgotten promises only, when asked to', () => {
    const code = [
      'async function f() { await h; }',
      'f();',
      'const kept = f();',
      'setTimeout(async () => { await f(); }, 1);',
      'if (f()) String(f());',
    ].join('\n');
    const list = (options: object): unknown[] => lint(code, options).map(({ messageId }) => messageId);
    const forgotten = ['floating', 'unusedPromise'];
    assert.deepEqual(list({}), [...forgotten, 'droppedCallback', 'condition', 'promiseAsValue']);
    assert.deepEqual(list({ checkValues: false }), [...forgotten, 'droppedCallback']);
    assert.deepEqual(list({ checkValues: false, checkCallbacks: false }), forgotten);
  });

  it('reports promises created together and awaited one after the other when asked to', () => {
    const code = 'async function f() { await h; } async function g() { const a = f(), b = f(); await a; await b; }';
    assert.deepEqual(
      lint(code, { checkRejectionWindow: true }).map(({ messageId, column }) => [messageId, column]),
      [['rejectionWindow', 69]],
    );
  });

  it('names what is awaited meanwhile in short, and leaves promises alone that cannot reject', () => {
    const code = [
      'async function f() { await h; }',
      'const seen = () => new Promise((resolve) => target.on("seen", resolve));',
      'async function g() {',
      '  const event = seen();',
      '  const started = f();',
      '  await target.send("command", { wait: () => true });',
      '  await event;',
      '  await started;',
      '}',
    ];
    const [only, ...others] = lint(code.join('\n'), { checkRejectionWindow: true });
    assert.deepEqual(others, []);
    assert.match(only?.message ?? '', /^While `target\.send\(\)` is awaited, nobody handles a rejection of `started`/u);
  });

  const together: readonly (readonly [before: string, after: string])[] = [
    ['const a = f(), b = f(); await a; await b;', 'const a = f(), b = f(); await Promise.all([a, b]);'],
    ['const b = f(); await h(); await b', 'const b = f(); await Promise.all([h(), b])'],
    [
      'const b = f(); const { x } = await h(); const y = await b;',
      'const b = f(); const [{ x }, y] = await Promise.all([h(), b]);',
    ],
    ['const b = f(); const x = await h(); await b;', 'const b = f(); const [x] = await Promise.all([h(), b]);'],
    ['const b = f(); await h(); const y = await b;', 'const b = f(); const [, y] = await Promise.all([h(), b]);'],
    [
      'const b = f();\n  await h({\n    x: 1,\n  });\n\n  await b;',
      'const b = f();\n  await Promise.all([\n    h({\n      x: 1,\n    }),\n    b,\n  ]);',
    ],
    ['const b = f();\n  await h(`\n`);\n  await b;', 'const b = f();\n  await Promise.all([h(`\n`), b]);'],
    [
      'const a = f(), b = f(); h.start(); await h(1); await a; await b;',
      'const a = f(), b = f(); h.start(); await Promise.all([h(1), a]); await b;',
    ],
    ['const b = f(); await h(1); return await b;', 'const b = f(); return (await Promise.all([h(1), b]))[1];'],
    ['const b = f(); await h(1); return (await b)', 'const b = f(); return (await Promise.all([h(1), b]))[1]'],
  ];
  for (const [before, after] of together) {
    it(`suggests to await together: ${before}`, () => {
      const inFunction = (code: string): string => `async function f() { await h; } async function g() { ${code} }`;
      const [found] = lint(inFunction(before), { checkRejectionWindow: true });
      const [{ desc, fix } = { desc: '', fix: undefined }] = found?.suggestions ?? [];
      assert.equal(desc, 'Await them together with `Promise.all()`');
      assert.ok(fix);
      const text = inFunction(before);
      assert.equal(text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]), inFunction(after));
    });
  }

  const apart: readonly string[] = [
    'const b = f(); await h(1); await h(2); await b;',
    'const b = f(); if (h) await h(1); await h(2); await b;',
    'const b = f(); await h(1); h.stop(); await b;',
    'const b = f(); const x = await h(1); return await b;',
    'const b = f(); await h(1); /* then */ return await b;',
    'const b = f(); await h(1); return [await b];',
    'const b = f(); const x = await h; await x; await b;',
    'const b = f(); const x = await h(1); let y = await b;',
    'const b = f(); await h(1); /* then */ await b;',
    'const b = f(); await /* first */ h(1); await b;',
    'const b = f(); if (h) { await h(1); await b; }',
  ];
  for (const code of apart) {
    it(`suggests nothing where that would be more than it says: ${code}`, () => {
      const messages = lint(`async function f() { await h; } async function g() { ${code} }`, {
        checkRejectionWindow: true,
      }).filter(({ messageId }) => messageId === 'rejectionWindow');
      assert.deepEqual(
        messages.map(({ suggestions = [] }) => suggestions.length),
        code.includes('if (h) {') ? [] : [0],
      );
    });
  }

  it('leaves promises alone in a test, which their rejection fails in any case', () => {
    const body = 'const a = f(), b = f(); await a; await b;';
    const code = (register: string): string =>
      `import { ${register} } from 'vitest'; async function f() { await h; } ${register}('both', async () => { ${body} });`;
    const list = (register: string): unknown[] =>
      lint(code(register), { checkRejectionWindow: true }).map(({ messageId }) => messageId);
    assert.deepEqual([list('it'), list('other')], [[], ['rejectionWindow']]);
  });

  it('leaves events alone that are waited for before their cause', () => {
    const code = [
      "import { once } from 'node:events';",
      'async function f(server, client) {',
      "  const opened = once(server, 'session');",
      '  await client.connect();',
      '  await opened;',
      '}',
    ];
    assert.deepEqual(lint(code.join('\n'), { checkRejectionWindow: true }), []);
  });
});
