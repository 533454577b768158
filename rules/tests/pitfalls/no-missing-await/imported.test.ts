import assert from 'node:assert/strict';
import { createEngine, type Engine } from '../../../src/engine/index.js';
import { createFiles, type Files } from '../../python/semantics/support/project.js';

const root = '/project';

const store = `
export async function load(key) { return await fetch(key); }
export default async () => { await load('all'); };
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export function reload(key) { return load(key).then((found) => found); }
export function find(key, next) { if (next) return; return load(key); }
export function open(key) { if (!key) return Promise.reject(new Error('no key')); return load(key); }
export const choose = (key) => (key ? load(key) : reload(key));
export function attempt(key) { try { return load(key); } catch (error) { return Promise.reject(error); } }
export function findCached(key) { if (key === 1) return null; return load(key); }
export function findQuietly(key) {
  if (!key) return // nothing to find
  return load(key);
}
export function findFirst(keys) { for (const key of keys) return load(key); }
export function toKey(key) { return key ? String(key) : load(key); }
export const actions = Object.freeze({ async get(key) { await load(key); }, has(key) { return key > 1; } });
export function toName(key) { return String(key); }
export function* keys() { yield 1; }
export async function* rows() { yield await load(1); }
export async function outer() { const found = await reload(1); return () => found; }
export class Store { async save() { await load(1); } get size() { return 1; } flush() {} static open() { return load(1); } }
export async function openStore() { await load(1); return new Store(); }
class Query { limit() { return new Query(); } async save() { await load(1); } then(next) { load(1).then(next); } }
export function query() { return new Query(); }
export async function openQuery() { return new Query(); }
export const api = { get: async (key) => { await load(key); }, has(key) { return key > 1; } };
let later = async () => {};
later = () => {};
export { load as fetchAll, later };
`;

const typed = `
export declare function send(text: string): Promise<void>;
export function done(): Promise<void> | void {}
export function pass(sent: Promise<void>, on: boolean) { if (on) return; return sent; }
export function passOn(sent: Promise<void>) { return sent; }
export interface Closable { close(): Promise<void>; isOpen(): boolean; }
export interface Line extends Closable { pause(): Promise<void>; pause(next: () => void): void; resume: () => Promise<void>; }
export class Phone { async ring() { await send('ring'); } get line(): Line { return lines[0]; } }
export interface Phone { hold(): Promise<void>; }
export interface Desk { phone: Phone | null; line?: Line; dial(): Promise<Line | undefined>; }
export async function findPhone(): Promise<Phone> { await send('find'); return new Phone(); }
export async function findAny(): Promise<Phone | Line> { await send('find'); return new Phone(); }
declare const lines: Line[];
`;

const generic = `
import type { Closable, Phone } from './typed.js';
export abstract class Part<T extends Closable, O = unknown> {
  protected readonly owner: O;
  constructor(readonly part: T, owner: O) { this.owner = owner; }
}
export class Extension<T extends Closable> extends Part<T, Phone> {}
`;

const files: Files = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'store.js': store,
  'lib/index.js': `export * from '../store.js';\nexport { default as all } from '../store.js';\nexport * as store from '../store.js';\n`,
  'common.cjs': `async function save() { await fetch('/'); }\nmodule.exports = { save, wait: () => save(), close() {} };\n`,
  'ping.js': `import { pong } from './pong.js';\nexport function ping() { return pong(); }\n`,
  'pong.js': `import { ping } from './ping.js';\nexport function pong() { return ping(); }\n`,
  'typed.ts': typed,
  'generic.ts': generic,
};

function lint(engine: Engine, text: string, name: string): string[] {
  const { findings } = engine.lint({ path: `${root}/${name}`, text, rules: { 'no-missing-await': 'error' } });
  return findings.map(({ messageId = '', start, end }) => `${messageId} ${text.slice(start, end)}`);
}

/** What is found in statements of an asynchronous function of a file that imports from the others. */
function lintStatements(imports: string, statements: string, name = 'main.js'): string[] {
  const engine = createEngine({ root, types: 'off', files: createFiles(files) });
  return lint(engine, `${imports}\nexport async function main() {\n${statements}\n}\n`, name);
}

const cases: readonly (readonly [imports: string, statements: string, ...expected: string[]])[] = [
  ["import { load } from './store.js';", "load('a');", 'floating load'],
  ["import { load as get } from './store.js';", "get('a');", 'floating get'],
  ["import all from './store.js';", 'all();', 'floating all'],
  ["import * as store from './store.js';", "store.load('a');", 'floating store.load'],
  ["import { fetchAll } from './store.js';", 'fetchAll();', 'floating fetchAll'],
  [
    "import { load, all, store } from './lib/index.js';",
    'load(1); all(); store.load(1);',
    ...['load', 'all', 'store.load'].map((one) => `floating ${one}`),
  ],
  ["const { save, wait } = require('./common.cjs');", 'save(); wait();', 'floating save', 'floating wait'],
  ["const common = require('./common.cjs');", 'common.save(); common.close();', 'floating common.save'],
  ['', "const { load } = await import('./store.js'); load(1);", 'floating load'],
  ["import { sleep } from './store.js';", 'sleep(10);', 'floatingPause sleep'],
  ["import { reload } from './store.js';", 'reload(10);', 'floating reload'],
  [
    "import { Store } from './store.js';",
    'const s = new Store(); s.save(); s.flush(); Store.open(); s.size;',
    'floating s.save',
    'floating Store.open',
  ],
  [
    "import { openStore } from './store.js';",
    'const s = await openStore(); s.save(); s.flush(); (await openStore()).save();',
    'floating s.save',
    'floating (await openStore()).save',
  ],
  [
    "import { openStore } from './store.js';",
    'const s = await fetch(1); s.save(); openStore().flush();',
    'promiseAsValue openStore',
  ],
  ["import { api } from './store.js';", 'api.get(1); api.has(1);', 'floating api.get'],
  ["import { actions } from './store.js';", 'actions.get(1); actions.has(1);', 'floating actions.get'],
  [
    "import { open, choose, attempt } from './store.js';",
    'open(1); choose(1); attempt(1);',
    'floating open',
    'floating choose',
    'floating attempt',
  ],
  [
    "import { findCached, findFirst, findQuietly, toKey } from './store.js';",
    'findCached(1); findFirst([1]); findQuietly(1); toKey(1);',
  ],
  ["import { load } from './store.js';", 'load(1).then((found) => found);', 'floating load(1).then'],
  ["import { load } from './store.js';", 'if (load(1)) return;', 'condition load'],
  ["import { load } from './store.js';", 'const text = load(1); return `<${text}>`;', 'promiseAsValue text'],
  ["import { load } from './store.js';", 'const text = load(1);', 'unusedPromise text'],
  [
    "import { rows } from './store.js';",
    'for (const row of rows()) row.show(); rows();',
    'syncFor rows',
    'droppedGenerator rows',
  ],
  ["import { load } from './store.js';", 'setTimeout(load, 10);', 'droppedCallback load'],
  ["import { load } from './store.js';", 'setTimeout(() => { return load(); }, 10);', 'droppedCallback () => '],
  ["import { send } from './typed.js';", "send('a');", 'floating send'],
  // Correct, or unknown.
  ["import { load } from './store.js';", 'await load(1); void load(2); load(3).catch(() => {}); return load(4);'],
  ["import { load } from './store.js';", 'const text = await load(1); text; return `<${text}>`;'],
  [
    "import { find, toName, keys, later, missing } from './store.js';",
    'find(1); if (find(1)) toName(1); keys(); later(); missing();',
  ],
  ["import { outer } from './store.js';", 'const get = await outer(); get();'],
  ["import { done } from './typed.js';", 'done();'],
  ["import { pass, passOn } from './typed.js';", 'pass(later, true); passOn(later);', 'floating passOn'],
  [
    "import { query, openQuery } from './store.js';",
    'const row = await query(); row.save(); (await query().limit(1)).save(); (await openQuery()).save();',
  ],
  ["import { ping } from './ping.js';", 'const ball = await ping(); ball.hit();'],
  ["import { load } from './nowhere.js';", 'load(1);'],
  ["import { load } from 'store';", 'load(1);'],
  ["import { load } from './store.js';", 'const run = (load) => { load(1); }; run(load);'],
];

/** Statements of a function that has parameters, in a file that imports types. */
const typedCases: readonly (readonly [parameters: string, statements: string, ...expected: string[]])[] = [
  ['line: Line', 'line.close(); line.resume(); line.isOpen();', 'floating line.close', 'floating line.resume'],
  ['line: Line | undefined', 'line?.close(); if (line?.close()) return;', 'floating line?.close'],
  ['line: typed.Line', 'line.close();', 'floating line.close'],
  ['line: unknown', '(line as Line).close();', 'floating (line as Line).close'],
  ['desk: Desk', 'desk.phone!.ring(); desk.line?.close();', 'floating desk.phone!.ring', 'floating desk.line?.close'],
  ['send: (text: string) => Promise<void>', "send('a');", 'floating send'],
  ['get: () => Line', 'get().close();', 'floating get().close'],
  ['get: () => Promise<Line>', 'const line = await get(); line.close(); line.isOpen();', 'floating line.close'],
  ['desk: Desk', 'const line = await desk.dial(); line?.close();', 'floating line?.close'],
  [
    '',
    'const phone = await typed.findPhone(); phone.ring(); (await typed.findPhone()).ring();',
    'floating phone.ring',
    'floating (await typed.findPhone()).ring',
  ],
  ['', 'const found = await typed.findAny(); found.ring();'],
  ['open: (name: string) => boolean', "if (open('a')) return;"],
  // Signatures that give something else, other classes of that name, and unions.
  ['line: Line', 'line.pause();'],
  ['line: Line | Desk', 'line.close();'],
  ['line: unknown', '(line as const).close(); (line as Promise<void>).close();'],
  ['run: () => Promise<void> | void', 'run();'],
];

/** Of a class, by what it gives its base for its type parameters. */
const heirs: readonly (readonly [heritage: string, statements: string, ...expected: string[]])[] = [
  ['Part<Line, Phone>', 'this.part.resume(); this.part.isOpen();', 'floating this.part.resume'],
  [
    'Part<Line, Phone>',
    'this.part.close(); this.owner.ring();',
    'floating this.part.close',
    'floating this.owner.ring',
  ],
  [
    'Extension<Line>',
    'this.part.resume(); this.owner.ring();',
    'floating this.part.resume',
    'floating this.owner.ring',
  ],
  ['Extension<Line | Phone>', 'this.part.resume(); this.part.close();', 'floating this.part.close'],
  ['Part<Line>', 'this.owner.ring();'],
  ['Part', 'this.part.close(); this.part.resume(); this.owner.ring();', 'floating this.part.close'],
];

describe('no-missing-await without types, across files', () => {
  for (const [parameters, statements, ...expected] of typedCases) {
    it(`${expected.join(', ') || 'nothing'}: (${parameters}) ${statements}`, () => {
      const engine = createEngine({ root, types: 'off', files: createFiles(files) });
      const imports = "import * as typed from './typed.js';\nimport type { Desk, Line } from './typed.js';";
      const text = `${imports}\nexport async function main(${parameters}) {\n${statements}\n}\n`;
      assert.deepEqual(lint(engine, text, 'main.ts'), expected);
    });
  }

  it('knows fields by what a type parameter has to be', () => {
    const engine = createEngine({ root, types: 'off', files: createFiles(files) });
    const text = `import type { Line } from './typed.js';
export class Switch<L extends Line> {
  constructor(private readonly line: L) {}
  async stop() { this.line.close(); }
  async use<Line extends { close(): void }>(line: Line) { line.close(); }
}
`;
    assert.deepEqual(lint(engine, text, 'main.ts'), ['floating this.line.close']);
  });

  for (const [heritage, statements, ...expected] of heirs) {
    it(`${expected.join(', ') || 'nothing'}: extends ${heritage}, ${statements}`, () => {
      const engine = createEngine({ root, types: 'off', files: createFiles(files) });
      const imports = "import type { Line, Phone } from './typed.js';\nimport { Extension, Part } from './generic.js';";
      const text = `${imports}\nexport class Heir extends ${heritage} {\nasync main() {\n${statements}\n}\n}\n`;
      assert.deepEqual(lint(engine, text, 'main.ts'), expected);
    });
  }

  for (const [imports, statements, ...expected] of cases) {
    it(`${expected.join(', ') || 'nothing'}: ${imports} ${statements}`, () => {
      assert.deepEqual(lintStatements(imports, statements), expected);
    });
  }

  it('tells where the function is declared', () => {
    const engine = createEngine({ root, types: 'off', files: createFiles(files) });
    const text =
      "import { load, sleep } from './lib/index.js';\nload(1).then(String);\nexport const run = async () => { sleep(1); };\n";
    const { findings } = engine.lint({ path: `${root}/main.js`, text, rules: { 'no-missing-await': 'error' } });
    const related = findings.flatMap((one) => one.related);
    assert.deepEqual(
      related.map(({ path, start, end, message }) => [path, store.slice(start, end), message]),
      [
        [`${root}/store.js`, 'load', '`load()` is asynchronous'],
        [`${root}/store.js`, 'sleep', '`sleep()` returns a promise'],
      ],
    );
  });

  it('finds after an edit of the imported file what is true then', () => {
    const edited: Files = { ...files };
    const engine = createEngine({ root, types: 'off', files: createFiles(edited) });
    const lintMain = (): string[] => lint(engine, "import { load } from './lib/index.js';\nload(1);\n", 'main.js');
    assert.deepEqual(lintMain(), ['floating load']);
    edited['store.js'] = store.replace('async function load(key) { return await', 'function load(key) { void');
    engine.invalidate(`${root}/store.js`);
    assert.deepEqual(lintMain(), []);
    edited['store.js'] = store;
    engine.invalidate(`${root}/store.js`);
    assert.deepEqual(lintMain(), ['floating load']);
  });
});
