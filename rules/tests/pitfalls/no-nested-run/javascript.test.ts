import rule from '../../../src/pitfalls/no-nested-run/rule.js';
import { plainTester } from '../../support/rule-testers.js';

plainTester.run('no-nested-run', rule, {
  valid: [
    `export const f = () => new Promise((resolve) => setTimeout(resolve, 10));`,
    `export const f = () => new Promise(async (resolve, reject) => { try { resolve(await g()); } catch (e) { reject(e); } });`,
    `export const f = (a, b) => { a.subscribe(() => b.subscribe()); };`,
    `import pLimit from 'p-limit'; const limit = pLimit(1); export const f = () => limit(() => fetch('/'));`,
    {
      name: 'a chain that is longer than the option says',
      code: `
import deasync from 'deasync';
const read = deasync((done) => done());
function load() { return read(); }
export async function f() { return load(); }`,
      options: [{ depth: 0 }],
    },
  ],
  invalid: [
    {
      code: `export const f = () => new Promise(async (resolve) => { resolve(await g()); });`,
      errors: [{ messageId: 'asyncExecutor', line: 1, column: 36, endColumn: 41 }],
    },
    {
      name: 'the inner promise takes the place of the outer',
      code: `export function f(a) {
  return new Promise((resolve, reject) => {
    load(a).then(resolve, reject);
  });
}`,
      errors: [
        {
          messageId: 'promiseInPromise',
          line: 2,
          column: 14,
          endColumn: 21,
          suggestions: [{ messageId: 'useInnerPromise', output: `export function f(a) {\n  return load(a);\n}` }],
        },
      ],
    },
    {
      name: 'what comes before the handlers that settle is kept',
      code: `export const f = () => new Promise((ok, no) => { load().then((v) => v + 1).then(ok).catch(no); });`,
      errors: [
        {
          messageId: 'promiseInPromise',
          suggestions: [{ messageId: 'useInnerPromise', output: `export const f = () => load().then((v) => v + 1);` }],
        },
      ],
    },
    {
      name: 'an executor that awaits nothing can do without async',
      code: `export const f = () => new Promise(async resolve => { resolve(g()); });`,
      errors: [
        {
          messageId: 'needlessAsyncExecutor',
          column: 36,
          endColumn: 41,
          suggestions: [
            { messageId: 'dropAsync', output: `export const f = () => new Promise(resolve => { resolve(g()); });` },
          ],
        },
      ],
    },
    {
      name: 'no suggestion where the value is changed on the way',
      code: `export const f = () => new Promise((resolve, reject) => { load().then((v) => resolve(v + 1), reject); });`,
      errors: [{ messageId: 'promiseInPromise', suggestions: [] }],
    },
    {
      name: 'no suggestion where errors were lost so far',
      code: `export const f = () => new Promise((resolve) => { load().then(resolve); });`,
      errors: [{ messageId: 'promiseInPromise', suggestions: [] }],
    },
    {
      code: `import deasync from 'deasync';
const read = deasync((done) => done());
function load() { return read(); }
export async function f() { return load(); }`,
      errors: [
        {
          messageId: 'nestedLoopThrough',
          data: { call: 'load()', target: 'deasync()', through: '' },
          line: 4,
          column: 36,
          endColumn: 40,
        },
      ],
    },
    {
      code: `import { of } from 'rxjs'; of(1).subscribe(() => { of(2).subscribe(); });`,
      errors: [{ messageId: 'nestedSubscribe', column: 58, endColumn: 67 }],
    },
    {
      code: `import pLimit from 'p-limit'; const limit = pLimit(1); export const f = () => limit(() => limit(() => g()));`,
      errors: [{ messageId: 'nestedLimiter', data: { call: 'limit()', limiter: 'limit' }, column: 91, endColumn: 96 }],
    },
    {
      code: `import { Effect } from 'effect'; export const f = Effect.gen(function* () { Effect.runSync(g()); });`,
      errors: [{ messageId: 'nestedEffect', data: { call: 'Effect.runSync()' }, column: 77, endColumn: 91 }],
    },
  ],
});
