import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import { toEslintRules } from '../../../src/eslint-types.js';
import type { JavaScriptMessageIds } from '../../../src/pitfalls/no-missing-await/javascript/messages.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { lint, nativeParser } from './javascript-cases.js';

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
    'a hook of a test of tap',
    '/app/job.js',
    `const t = require('tap'); const test = t.test; ${startsJob} test('a', (t) => { t.teardown(() => { job(); }); });`,
    'makeThisAsync',
    'addVoid',
  ],
  [
    'a function that follows a promise of its own',
    '/app/job.js',
    `${startsJob} export async function start() { const done = job(); done.then(() => console.log(1)); }`,
    'addAwait',
    'addVoid',
  ],
  [
    'a function that follows a promise, and waits for it later',
    '/app/job.js',
    `${startsJob} export async function start() { const done = job(); done.then(() => console.log(1)); await done; }`,
    'addVoid',
  ],
  [
    'a function that follows a promise until it settles, and gives it back',
    '/app/job.js',
    `${startsJob} export function start() { const done = job(); done.then(() => job()).finally(() => console.log(1)); return done; }`,
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

describe('suggestions of no-missing-await without types', () => {
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
});

describe('options of no-missing-await', () => {
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
});
