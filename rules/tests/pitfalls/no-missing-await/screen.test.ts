import assert from 'node:assert/strict';
import path from 'node:path';
import { createNativeTypes, type NativeTypes } from '../../../src/javascript/types/native-types.js';
import { isCertainlySilent } from '../../../src/pitfalls/no-missing-await/screen.javascript.js';

const folder = path.resolve(import.meta.dirname, '../../../../test-fixtures/typescript/no-missing-await');

describe('no-missing-await: screen', () => {
  let types: NativeTypes;
  before(() => {
    types = createNativeTypes({ root: folder });
  });
  after(() => types.close());

  const isSilent = (text: string): boolean | undefined =>
    types.inspect(path.join(folder, 'screened.ts'), text, isCertainlySilent);

  for (const [what, text] of [
    ['awaited promises', 'async function save() {}\nasync function f() { await save(); return save(); }'],
    ['handled promises', 'async function save() {}\nfunction f() { save().catch(() => undefined); }'],
    [
      'promises that are awaited further down',
      'async function f() { const a = g(); g.name; await a; }\nasync function g() {}',
    ],
    ['functions whose promises are used', 'const all = (xs: string[]) => Promise.all(xs.map(async (x) => x));'],
    ['callbacks that return nothing', 'setTimeout(() => console.log(1), 10);'],
    ['conditions on values', 'function f(a?: string) { return a ? [...a] : `${a}`; }'],
    ['names of unknown modules', 'import { log } from "nowhere";\nlog("a");'],
    ['promises that a callback reads', 'const p = new Promise<void>((f) => f());\nexport const wait = () => p.then();'],
    [
      'promises in an array that is awaited',
      'async function f(xs: Promise<void>[]) { const all: Promise<void>[] = []; xs.forEach((x) => all.push(x)); await Promise.all(all); }',
    ],
    ['promises that may be missing', 'function f(p?: Promise<void>) { return p ? p : Promise.resolve(); }'],
    ['tests for promises', 'function f(p: unknown, q: Promise<void>) { return p instanceof Promise || q === null; }'],
    ['promises in objects', 'const f = (p: Promise<void>) => ({ p });\nJSON.stringify({ a: 1 });\nexport { f };'],
  ] as const) {
    it(`knows that there is nothing to find in ${what}`, () => {
      assert.equal(isSilent(text), true);
    });
  }

  for (const [what, text] of [
    ['floating promises', 'async function save() {}\nsave();'],
    ['promises in brackets', 'async function save() {}\n((save()));'],
    ['promises as conditions', 'async function is() { return true; }\nif (await is() && is()) {}'],
    ['promises in texts', 'async function get() { return 1; }\nconsole.log(`${get()}`);'],
    [
      'promises that are forgotten',
      'async function f(a: boolean) { const b = g(); if (a) return; await b; }\nasync function g() {}',
    ],
    ['asynchronous callbacks', '[1].forEach(async (x) => { await x; });'],
    ['asynchronous methods', 'const a: { run(): void } = { async run() {} };'],
    ['asynchronous methods of interfaces', 'interface A { run(): void }\nclass B implements A { async run() {} }'],
    ['iterators that are asynchronous', 'declare const xs: AsyncIterable<1>;\nfor (const x of xs) x;'],
    [
      'promises returned from a try',
      'async function f() { try { return g(); } catch { return 1; } }\nasync function g() { return 1; }',
    ],
    [
      'promises returned beside resources',
      'async function f(all: any[]) { for (await using a of all) return g(); }\nasync function g() { return 1; }',
    ],
    ['promises that are asserted', 'import check from "node:assert";\nasync function f() { return 1; }\ncheck(f());'],
    ['promises in answers', 'async function f() { return 1; }\nexport const get = () => Response.json({ a: f() });'],
    [
      'promises of which a callback reads a namesake',
      'function f() { const p = new Promise<void>((g) => g()); return (p: Promise<void>) => p.then(); }',
    ],
    [
      'promises in an array that is dropped',
      'async function f(xs: Promise<void>[]) { const all: Promise<void>[] = []; xs.forEach((x) => all.push(x)); }',
    ],
    [
      'asynchronous functions that something gives to a variable',
      'declare function wrap<T>(f: T): T;\nconst run: () => void = wrap(async () => { await 1; });',
    ],
    ['members of promises', 'async function f() { return "a"; }\nf().length;'],
    ['timers under another name', 'const later = setTimeout;\nlater(async () => { await 1; }, 1);'],
  ] as const) {
    it(`leaves ${what} to the rule`, () => {
      assert.equal(isSilent(text), false);
    });
  }
});
