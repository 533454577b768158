import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createNativeTypes, type NativeTypes } from '../../../src/javascript/types/native-types.js';
import { findScreen } from '../../../src/pitfalls/no-missing-await/javascript/screen/screen.js';

const folder = path.resolve(import.meta.dirname, '../../../../test-fixtures/typescript/no-missing-await');

describe('no-missing-await: screen', () => {
  let types: NativeTypes;
  before(() => {
    types = createNativeTypes({ root: folder });
  });
  after(() => types.close());

  const isSilent = (text: string, options?: object): boolean | undefined => {
    const screen = findScreen(options);
    return screen && types.inspect(path.join(folder, 'screened.ts'), text, screen);
  };

  for (const [what, text] of [
    ['awaited promises', 'async function save() {}\nasync function f() { await save(); return save(); }'],
    [
      'promises where the declared types take them',
      `interface Jobs { first: Promise<void>; all: unknown[] }
function f(run: (p: Promise<void> | string) => void): Jobs { const p = g(); run(p); run(g()); return { first: g(), all: [g()] }; }
async function g() {}`,
    ],
    [
      'promises that a map keeps',
      'const m = new Map<string, Promise<void>>();\nfunction f() { m.set("a", g()); }\nasync function g() {}',
    ],
    ['handled promises', 'async function save() {}\nfunction f() { save().catch(() => undefined); }'],
    [
      'asynchronous functions of which a test waits for the rejection',
      "import { expect } from 'vitest';\nasync function f() { await expect(async () => g()).rejects.toThrow(); }\nasync function g() {}",
    ],
    [
      'promises that are awaited further down',
      'async function f() { const a = g(); g.name; await a; }\nasync function g() {}',
    ],
    [
      'promises that are awaited whichever way is taken',
      `async function f(xs: number[], a?: boolean) {
  const p = g();
  for (const x of xs) { if (x) continue; console.log(x); }
  for (let i = 0; i < 2; i++) if (i) break;
  while (xs.length > 9) xs.pop();
  if (!xs.length) throw new Error();
  try { if (a) await p; else await p; } finally { console.log(xs); }
}
async function g() {}`,
    ],
    [
      'promises that a condition or a finally reads',
      `async function f(a?: boolean) { const p = g(); try { if (a) return; } finally { await p; } }
async function h(a: boolean) { const p = g(); return a ? await p : p; }
async function i() { const p = g(); const q = { p }; return q; }
async function g() {}`,
    ],
    [
      'promises of which namesakes have members',
      'async function f() { const p = g(); await p; }\nfunction h(p: string) { return p.length; }\nasync function g() {}',
    ],
    [
      'promises that are put into a variable on a condition',
      'async function f(a: boolean) { let p: Promise<void> | undefined; if (a) p = g(); await p; }\nasync function g() {}',
    ],
    [
      'promises in a variable that a callback reads',
      'function f() { let p: Promise<void> | undefined; p = g(); return () => p; }\nasync function g() {}',
    ],
    [
      'promises that are returned where no catch could see them',
      `async function f() { try { await g(); } catch { return g(); } }
function h() { try { return g(); } catch { return g(); } }
async function g() {}`,
    ],
    ['promises that are compared', 'const is = (p: Promise<void>, q?: Promise<void>) => p === q;'],
    ['handled promises of unknown modules', 'import { log } from "nowhere";\nlog("a").catch(() => undefined);'],
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
      'promises that a text is made of in one case',
      'async function get() { return {}; }\nexport const f = (a: boolean) => `${a ? get() : ""}`;',
    ],
    [
      'promises in an array of which the length is read',
      'async function f(a: number) {}\nexport const g = (xs: number[]) => { const all = xs.map((x) => f(x)); return all.length; };',
    ],
    [
      'promises that are forgotten',
      'async function f(a: boolean) { const b = g(); if (a) return; await b; }\nasync function g() {}',
    ],
    [
      'promises that a return in a loop forgets',
      'async function f(xs: number[]) { const b = g(); for (const x of xs) if (x) return; await b; }\nasync function g() {}',
    ],
    [
      'promises that the next round of a loop forgets',
      'async function f(xs: number[]) { for (const x of xs) { const b = g(); if (x) continue; await b; } }\nasync function g() {}',
    ],
    [
      'promises that the next round of an outer loop forgets',
      `async function f(xs: number[]) {
  outer: for (const x of xs) { const b = g(); for (const y of xs) if (x < y) continue outer; await b; }
}
async function g() {}`,
    ],
    [
      'promises that only one branch awaits',
      'async function f(a: boolean) { const b = g(); if (a) await b; }\nasync function g() {}',
    ],
    [
      'promises that only a catch awaits',
      'async function f() { const b = g(); try { console.log(1); } catch { await b; } }\nasync function g() {}',
    ],
    [
      'promises of which a block reads a namesake',
      'async function f(a: 1) { const b = g(); { const b = a; console.log(b); } }\nasync function g() {}',
    ],
    [
      'asynchronous functions of which a test expects that they throw',
      "import { expect } from 'vitest';\nasync function g() {}\nexpect(() => g()).not.toThrow();",
    ],
    [
      'arrays of promises of which a test expects values',
      "import { expect } from 'vitest';\nasync function g() { return 1; }\nexpect([1].map(g)).toEqual([1]);",
    ],
    [
      'promises where a declared type takes none',
      'declare function f(a: string): void;\nf(g());\nasync function g() { return "a"; }',
    ],
    [
      'promises in a variable that goes where a declared type takes none',
      'async function f(): Promise<{ a: string }> { const a = g(); return { a }; }\nasync function g() { return "a"; }',
    ],
    [
      'promises that are written over',
      'async function f() { let b: Promise<void> | undefined = g(); b = undefined; await b; }\nasync function g() {}',
    ],
    [
      'promises in brackets that are put into a variable',
      'function f() { let p: unknown; p = (g()); }\nasync function g() {}',
    ],
    [
      'promises in an array, in brackets, that is dropped',
      'function f() { const all: Promise<void>[] = []; (all).push(g()); }\nasync function g() {}',
    ],
    [
      'members, read in brackets, of promises that are kept',
      'async function f() { const p = g(); await p; return (p).length; }\nasync function g() { return "a"; }',
    ],
    [
      'promises returned before a finally',
      'async function f() { try { await g(); } catch { return g(); } finally { g; } }\nasync function g() {}',
    ],
    [
      'promises that are kept and compared with nothing',
      'async function f() { const p = g(); if (p === null) return; await p; }\nasync function g() {}',
    ],
    [
      'promises that a variable gets later and that are compared with nothing',
      'async function f() { let p; p = g(); if (p === null) return; const h = () => p; await h(); }\nasync function g() {}',
    ],
    [
      'promises in what a model creates',
      'declare const m: { create(a: object): void };\nm.create([{ b: g() }]);\nasync function g() {}',
    ],
    ['promises that are less than nothing', 'const is = (p: Promise<string>) => p < (null as never) || p < undefined;'],
    ['promises that are compared with texts', 'const is = (p: Promise<string>, q: string) => p === q;'],
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
    ['handlers of elements', 'document.querySelector<HTMLElement>("a")!.onclick = async () => { await 1; };'],
    ['timers under another name', 'const later = setTimeout;\nlater(async () => { await 1; }, 1);'],
  ] as const) {
    it(`leaves ${what} to the rule`, () => {
      assert.equal(isSilent(text), false);
    });
  }

  describe('where the types of Node are not installed', () => {
    const root = tmpdir();
    let untyped: NativeTypes;
    before(() => {
      untyped = createNativeTypes({ root });
    });
    after(() => untyped.close());

    const isSilentThere = (text: string): boolean | undefined => {
      const screen = findScreen();
      return screen && untyped.inspect(path.join(root, 'screened.js'), text, screen);
    };

    for (const text of [
      'const fs = require("fs").promises;\nfunction f() { fs.unlink("a"); }',
      'const { promises: fs } = require("fs");\nfunction f() { return fs.stat("a").size; }',
      'import { copyFile as copy } from "node:fs/promises";\nfunction f(a) { if (a) copy(a, "b"); }',
      'import * as fs from "fs";\nexport const f = (a) => `${fs.promises.stat(a)}`;',
      'const util = require("util");\nconst run = util.promisify(require("child_process").exec);\nrun("ls").then(log);',
      'const http = require("http");\nhttp.createServer(async (request) => { await handle(request); });',
      'const Store = require("./store");\nlet store;\nbefore(() => { store = new Store(); });\nit("a", () => { store.load(); });',
      'const assert = require("assert");\nasync function f() { assert.rejects(() => f()); }',
      'const { rejects: fails } = require("assert");\nasync function f() { fails(() => f()); }',
      'const { once: next } = require("events");\nfunction f(e) { next(e, "a"); }',
      'const { promisify: p } = require("util");\nconst read = p(require("fs").readFile);\nfunction f() { read("a").size; }',
      'const lines = require("readline/promises");\nlines.createInterface({}).question("a");',
      'const { promises } = require("fs");\nconst { stat: get } = promises;\nfunction f() { get("a"); }',
      'function f(xs) { xs.map(async (x) => { await x.save(); }); }',
      'async function g() {}\nfunction f(xs) { const all = xs.map((x) => g(x)); return all.join(); }',
      'const fs = require("fs").promises;\nfunction f() { let a; a = fs.stat("a"); return a.size; }',
      'const fs = require("fs").promises;\nfunction f() { let a = null; a = fs.stat("a"); if (a) g(); }',
      'async function g() {}\nfunction f(xs) { let all; all = xs.map((x) => g(x)); return all.join(); }',
    ]) {
      it(`leaves to the rule: ${text.replaceAll('\n', ' ')}`, () => {
        assert.equal(isSilentThere(text), false);
      });
    }

    for (const [what, text] of [
      [
        'all that Node promises is awaited',
        'const fs = require("fs").promises;\nasync function f() { const all = await fs.readdir("a"); if (all[0]) log(all.length); }',
      ],
      [
        'members are called of what was promised',
        'const fs = require("fs");\nasync function f() { const a = await fs.promises.stat("a"); if (a.isFile()) log(`${a.size.toString()}`); }',
      ],
      [
        'functions of Node promise nothing',
        'const fs = require("fs");\nconst child = require("child_process").spawn("a");\nif (fs.existsSync("a")) fs.mkdirSync("b");\nchild.once("exit", () => log(fs.readFileSync("a").length));',
      ],
      [
        'what is mapped is awaited, or gives no promise that is known',
        'async function f(xs) { await Promise.all(xs.map(async (x) => x.save())); xs.map((x) => x.save()); return xs.map((x) => x.a).join(); }',
      ],
      [
        'a function is promisified only',
        'const { promisify } = require("util");\nexport const read = promisify(open);',
      ],
      [
        'objects are made where their variable is declared',
        'const { Store } = require("store");\nconst store = new Store();\nthis.store = new Store();\nstore.load();',
      ],
    ] as const) {
      it(`knows that there is nothing to find where ${what}`, () => {
        assert.equal(isSilentThere(text), true);
      });
    }
  });

  it('asks nothing of what is not checked', () => {
    const callback = '[1].forEach(async (x) => { await x; });';
    assert.equal(isSilent(callback, { checkCallbacks: false }), true);
    assert.equal(isSilent(callback, { checkCallbacks: { arguments: false } }), false);
    const value = 'async function f() { return 1; }\nif (f()) String(f());';
    assert.equal(isSilent(value, { checkValues: false }), true);
    assert.equal(isSilent(`${value}\nf();`, { checkCallbacks: false, checkValues: false }), false);
  });

  it('says nothing where the rule finds more than by default', () => {
    for (const options of [{ checkRejectionWindow: true }, { allowVoid: false }, { checkValues: 'no' }, 'all']) {
      assert.equal(findScreen(options), undefined);
    }
  });
});
