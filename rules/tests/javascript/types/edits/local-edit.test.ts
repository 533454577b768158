import assert from 'node:assert/strict';
import type { TSESLint } from '@typescript-eslint/utils';
import { parseSource } from '../../../../src/javascript/parser/source-code.js';
import { toEditedText, type EditedSource } from '../../../../src/javascript/types/edits/edited-text.js';
import { findLocalEdit, moveLocation } from '../../../../src/javascript/types/edits/local-edit.js';

function read(text: string): EditedSource {
  const source = parseSource('/shop.tsx', text);
  return { text, scopeManager: source.scopeManager as TSESLint.Scope.ScopeManager };
}

/** The part of the text after the edit in which types may be others. */
function findPart(before: string, after: string): string | undefined {
  const source = read(after);
  const edit = findLocalEdit(toEditedText(read(before)), toEditedText(source), source);
  assert.ok(!edit || edit.shift === after.length - before.length);
  return edit && after.slice(edit.start, edit.end);
}

/** `‹` and `›` are around what is replaced, with what after `»`; the part is that of the text after it. */
const edits: readonly (readonly [what: string, text: string, part: string | undefined])[] = [
  ['a function that says what it returns', 'function f(): Promise<void> { ‹»await ›g(); }\nf();', '{ await g(); }'],
  ['a function that returns nothing', 'async function f() { ‹await »›g(); }\nf();', '{ g(); }'],
  ['a function that returned something', 'function f() { ‹return »›g(); }\nf();', undefined],
  ['a function that returns something now', 'function f() { ‹»return ›g(); }\nf();', undefined],
  [
    'a function in one that says what it returns',
    'function f(): void { const h = () => { return ‹1»2›; }; }',
    '{ const h = () => { return 2; }; }',
  ],
  [
    'an arrow function in one that returns nothing',
    'function f() { const h = () => ‹1»2›; h(); }',
    '{ const h = () => 2; h(); }',
  ],
  [
    'a function that is handed on in a statement',
    'run(1, async () => { return ‹a»b›; });\ng();',
    'run(1, async () => { return b; });',
  ],
  ['a function of which the result is kept', 'const a = run(() => { return ‹a»b›; });', undefined],
  ['a function without a result, of which another is kept', 'const a = run(async () => { ‹a»b›(); });', '{ b(); }'],
  ['a variable that says what it is', 'const f: () => unknown = () => { return ‹a»b›; };', '{ return b; }'],
  ['a variable that does not', 'const f = () => { return ‹a»b›; };', undefined],
  [
    'an attribute of an element',
    'function F() { return <p><a onClick={() => { return ‹a»b›; }} /></p>; }',
    '<p><a onClick={() => { return b; }} /></p>',
  ],
  ['a generator', 'function* f() { yield ‹1»2›; }', undefined],
  ['a generator that says what it yields', 'function* f(): Iterable<number> { yield ‹1»2›; }', '{ yield 2; }'],
  ['a method', 'class A { async m() { ‹await »›g(); } }', '{ g(); }'],
  ['a constructor', 'class A { a; constructor() { this.a = ‹1»"1"›; } }', undefined],
  ['a getter', 'class A { get a() { return ‹1»"1"›; } }', undefined],
  ['a function that is called where it is', '(() => { ‹a»b›(); })();', undefined],
  ['an asynchronous function that is called where it is', '(async () => { ‹a»b›(); })();', '{ b(); }'],
  ['a variable around it that is written now', 'let a = 1; function f() { ‹»a = 2;› }', undefined],
  ['a variable around it that was written', 'let a = 1; function f() { ‹a++;»› }', undefined],
  ['a variable around it that is written as before', 'let a = 1; function f() { a = ‹2»3›; }', '{ a = 3; }'],
  ['a variable of its own', 'function f() { ‹»let a = 1; a = 2;› }', '{ let a = 1; a = 2; }'],
  [
    'a variable of the function around a function',
    'function f() { let a = 1; run(() => { ‹»a = 2;› }); }',
    '{ let a = 1; run(() => { a = 2; }); }',
  ],
  ['what an import names', 'async function f() { await import("./‹»a›"); }', undefined],
  [
    'a line beside that of an import',
    'async function f() {\nawait import("./a");\n‹a»b›(); }',
    '{\nawait import("./a");\nb(); }',
  ],
  ['an import', 'async function f() { ‹»await import("./a");› }', undefined],
  ['what is outside of functions', 'const a = ‹1»2›; function f() { a; }', undefined],
  ['parameters', 'function f(a‹»: string›) { a; }', undefined],
  ['the end of a function', 'function f() { a(); ‹»} function g() {› b(); }', undefined],
  [
    'the end of a function in another',
    'function f() { if (a) { a(); ‹»} function g() {› b(); } }',
    '{ if (a) { a(); } function g() { b(); } }',
  ],
  ['nothing', 'const a = 1;‹»›', ''],
];

describe('the part of a text in which an edit can change types', () => {
  for (const [what, text, part] of edits) {
    it(`with an edit of ${what}`, () => {
      const [before, after] = [text.replace(/‹(.*)».*›/u, '$1'), text.replace(/‹.*»(.*)›/u, '$1')];
      assert.equal(findPart(before, after), part);
    });
  }

  it('moves what is behind it, and the ends of what is around it', () => {
    const move = (start: number, end: number): number[] => {
      const moved = moveLocation({ path: '/shop.ts', start, end }, { start: 10, end: 25, shift: 5 });
      return [moved.start, moved.end];
    };
    assert.deepEqual(move(2, 10), [2, 10]);
    assert.deepEqual(move(20, 30), [25, 35]);
    assert.deepEqual(move(0, 40), [0, 45]);
  });
});
