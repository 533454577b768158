import assert from 'node:assert/strict';
import type { TSESLint } from '@typescript-eslint/utils';
import { SourceCode } from 'eslint';
import { parseForESLint } from '../../../src/javascript/parser/index.js';
import { WrittenTypes, type WrittenKind } from '../../../src/javascript/types/written-types.js';

/** The kind of the argument of the call `ask(…)` in the text. */
function findKind(text: string): WrittenKind | undefined {
  const { ast, scopeManager, visitorKeys } = parseForESLint(text, { filePath: 'main.ts' });
  const sourceCode = new SourceCode({
    text,
    ast,
    scopeManager,
    visitorKeys,
  } as never) as unknown as TSESLint.SourceCode;
  const asked = scopeManager.scopes
    .flatMap(({ references }) => references)
    .find(({ identifier }) => identifier.name === 'ask')?.identifier.parent;
  assert.ok(asked?.type === 'CallExpression' && asked.arguments[0]);
  return new WrittenTypes(sourceCode).findKind(asked.arguments[0]);
}

describe('types that are written', () => {
  const cases: readonly (readonly [text: string, kind: WrittenKind | undefined])[] = [
    ['ask("a");', 'primitive'],
    ['ask(null);', 'nullish'],
    ['ask(/a/);', undefined],
    ['ask(a === b);', 'primitive'],
    ['ask(void f());', 'nullish'],
    ['ask(undefined);', 'nullish'],
    ['ask(a ? 1 : "b");', 'primitive'],
    ['ask(a ? 1 : b);', undefined],
    ['const text = "a"; ask(text);', 'primitive'],
    ['let count = 0; count = f(); ask(count);', 'primitive'],
    ['let found = null; found = f(); ask(found);', undefined],
    ['const other = text, text = other; ask(text);', undefined],
    ['let text: string | undefined; ask(text);', 'nullish'],
    ['let text: string | Promise<string>; ask(text);', undefined],
    ['const { text } = f(); ask(text);', undefined],
    ['for (const key in object) ask(key);', 'primitive'],
    ['for (const one of all) ask(one);', undefined],
    ['function f(text: string) { ask(text); }', 'primitive'],
    ['function f(text?: string) { ask(text); }', 'nullish'],
    ['function f(names: string[]) { ask(names); }', 'array'],
    ['function f(jobs: Promise<void>[]) { ask(jobs); }', undefined],
    ['function f(count = 1) { ask(count); }', 'primitive'],
    ['run((count = 1) => ask(count));', undefined],
    ['function f(...names: string[]) { ask(names); }', undefined],
    ['import { text } from "a"; ask(text);', undefined],
    ['function f() { g(); } ask(f());', 'nullish'],
    ['function f(): string { return g(); } ask(f());', 'primitive'],
    ['function f() { return g(); } ask(f());', undefined],
    ['async function f() { g(); } ask(f());', undefined],
    ['function* f() { g(); } ask(f());', undefined],
    ['function f(): void; function f(a: 1): Promise<void>; function f() {} ask(f());', undefined],
    ['class A { name = ""; run() { ask(this.name); } }', 'primitive'],
    ['class A { name?: string; run() { ask(this.name); } }', 'nullish'],
    ['class A { #name: string = f(); run() { ask(this.#name); } }', 'primitive'],
    ['class A { job = f(); run() { ask(this.job); } }', undefined],
    ['class A { static name2 = ""; run() { ask(this.name2); } }', undefined],
    ['class A { name = ""; run() { return function () { ask(this.name); }; } }', undefined],
    ['class A { name = ""; run(this: B) { ask(this.name); } }', undefined],
    ['class A { stop() { g(); } run() { ask(this.stop()); } }', 'nullish'],
    ['class A { async stop() { g(); } run() { ask(this.stop()); } }', undefined],
  ];
  for (const [text, kind] of cases) {
    it(`${kind ?? 'nothing'}: ${text}`, () => {
      assert.equal(findKind(text), kind);
    });
  }
});
