import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze as analyzeAsReference, type Scope, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { globbySync } from 'globby';
import { parseProgram } from '../../../src/javascript/parser/parse.js';
import { analyzeScopes } from '../../../src/javascript/scopes/analyze.js';
import { forEachChild } from '../../../src/javascript/syntax/children.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What both analyses have. */
interface Analyzed {
  readonly scopes: readonly AnyScope[];
  getScope(node: TSESTree.Node): AnyScope;
  getDeclaredVariables(node: TSESTree.Node): readonly AnyVariable[];
}

interface AnyScope {
  readonly type: string;
  readonly block: TSESTree.Node;
  readonly upper: AnyScope | null;
  readonly references: readonly AnyReference[];
  readonly set: ReadonlyMap<string, AnyVariable>;
}

interface AnyVariable {
  readonly name: string;
  readonly scope: AnyScope;
  readonly defs: readonly {
    readonly type: string;
    readonly name: TSESTree.Node;
    readonly node: TSESTree.Node;
    readonly parent?: TSESTree.Node | null;
  }[];
  readonly identifiers: readonly TSESTree.Node[];
  readonly references: readonly AnyReference[];
}

interface AnyReference {
  readonly identifier: TSESTree.Node;
  readonly resolved: AnyVariable | null;
  readonly init?: boolean;
  readonly isValueReference: boolean;
  isRead(): boolean;
  isWrite(): boolean;
}

const placeOf = ({ type, range }: TSESTree.Node): string => `${type} ${range.join('-')}`;
const nameOf = ({ type, block }: AnyScope): string => `${type} of ${placeOf(block)}`;
/** Globals of the library, those that scripts assign, and `arguments` are declared nowhere. */
const isDeclared = (variable: AnyVariable | null): variable is AnyVariable =>
  variable?.defs.some(({ type }) => type !== 'ImplicitGlobalVariable') === true;

/** One line for each scope, variable, definition and reference, and for the scope around each node. */
function describeScopes(ast: TSESTree.Program, analyzed: Analyzed): string[] {
  const lines = analyzed.scopes.flatMap((scope) => [
    `${nameOf(scope)} in ${scope.upper ? nameOf(scope.upper) : 'nothing'}`,
    ...[...scope.set.values()].filter(isDeclared).flatMap(describeVariable),
    ...scope.references.map(describeReference),
  ]);
  const visit = (node: TSESTree.Node): void => {
    const variables = analyzed.getDeclaredVariables(node).filter(isDeclared);
    const declared = variables.map(({ name, scope }) => `${name} (${nameOf(scope)})`);
    lines.push(`${placeOf(node)} is in ${nameOf(analyzed.getScope(node))} and declares ${declared.join()}`);
    forEachChild(node, visit);
  };
  visit(ast);
  return lines;
}

/** As ESLint's `getScope` finds it. */
function findScope(scopes: ScopeManager, node: TSESTree.Node): Scope {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const scope = scopes.acquire(at, node.type !== 'Program');
    if (scope) return scope;
  }
  throw new TypeError('A program has at least one scope.');
}

function describeVariable({ name, defs, identifiers, references }: AnyVariable): string[] {
  const definitions = defs.map(
    (one) => `${one.type} ${placeOf(one.name)} ${placeOf(one.node)} ${one.parent ? placeOf(one.parent) : ''}`,
  );
  return [
    `variable ${name}: ${identifiers.map(placeOf).join()}`,
    ...definitions,
    ...references.map(({ identifier }) => `used at ${placeOf(identifier)}`),
  ];
}

function describeReference(reference: AnyReference): string {
  const { identifier, resolved, init } = reference;
  const kind = `${reference.isRead() ? 'read' : ''}${reference.isWrite() ? 'write' : ''} ${String(init)} ${reference.isValueReference ? 'value' : 'type'}`;
  return `${placeOf(identifier)} ${kind} ${isDeclared(resolved) ? `${resolved.name} of ${nameOf(resolved.scope)}` : ''}`;
}

function assertSameScopes(text: string, filePath: string, sourceType: 'module' | 'commonjs' = 'module'): void {
  const ast = parseProgram(text, { filePath, sourceType, ecmaFeatures: { jsx: true } }, 'rules');
  const globalReturn = sourceType === 'commonjs';
  const ours = analyzeScopes(ast, { globalReturn });
  const theirs = analyzeAsReference(ast, {
    sourceType: ast.sourceType,
    globalReturn,
    lib: ['esnext'],
    jsxPragma: null,
  });
  const expected = describeScopes(ast, {
    scopes: theirs.scopes,
    getScope: (node) => findScope(theirs, node),
    getDeclaredVariables: (node) => theirs.getDeclaredVariables(node),
  });
  assert.deepEqual(describeScopes(ast, ours), expected, filePath);
}

describe('scopes', () => {
  const cases: Readonly<Record<string, string>> = {
    'functions.ts': `
      const x = 1;
      function f(a = x, { b = a, ...c } = {}, ...[d]) { const x = 2; var v = x; return [a, b, c, d, v, arguments]; }
      const g = function h() { return h; };
      const k = (async) => async ?? ((f) => f(k));
      function f() {}`,
    'blocks.ts': `
      for (let i = 0; i < n; i++) { let i = 1; var hoisted = i; }
      for (const [a, b = a] of c) a(b); for (var p in q) p; for (x.y of z) x; for ([x, y = x] of z) y;
      switch (a) { case 1: let inner = a; default: inner; }
      try { a(); } catch ({ message, cause = message }) { cause(hoisted); } finally { { function late() {} } late; }
      label: while (a) { if (b) break label; continue label; }`,
    'assignments.ts': `
      let a, b, c; a = b; a += c; [a, b.c, ...c] = [b, a]; ({ a, b: c = a, [b]: a } = c); a++; --b.c; a ||= b;
      (a as any) = 1; a! = 2; (a as T)++; (<U>a).b = c; [a = b] = [c];`,
    'classes.ts': `
      @decorated(A) class A<T extends A<T>> extends base(A)<T> implements I<T>, N.J<T> {
        static x = A; #p = () => this.#p; [key] = x; @d y?: T; declare z: typeof x; accessor w = key;
        constructor(@inject(A) private readonly a: T = key, public b?: B) { super(a); }
        @d method<U>(@e u: U): u is T & U; [Symbol.iterator](p = A) { const A = 1; return A; }
        static { const q = A; var r = q; } get v() { return x; } [index: string]: T;
      }
      abstract class C { abstract f(a: A): void; abstract g: A; abstract accessor h: C; }
      const D = class E { e = E; }; export default class {}`,
    'types.ts': `
      type F<T> = T extends (infer U extends string)[] ? (u: U) => U : U;
      type M<T> = { readonly [K in keyof T as \`a\${K & string}\`]?: T[K] };
      type G = T extends (a: infer P) => { [K in P]: infer Q } ? [P, Q, K] : P;
      interface I<T = I<string>> extends J<T>, N.K { (a: T): a is T; new (b: T): typeof b; m?(c: T, ...d: T[]): void; [k]: T; [i: number]: T; }
      type Fn = new <T>({ a, b }: T, c?: T) => asserts c is T; type L = import('m').A<I>; type Q = typeof import('m') | typeof N.a<I>;
      type Named = [first: I, second?: Fn]; let value: N.I = f<I>(g as const) satisfies I; const inst = f<I>; tag<I>\`\${value}\`;
      const I = 1; function over(a: I): void; function over(a: unknown) { return a as typeof I; }`,
    'modules.ts': `
      import a, { b as c, type d } from 'm'; import * as e from 'n'; import f = require('o'); import g = e.a.b; import type h from 'p';
      export { a, c as x, type d }; export type { h }; export * from 'q'; export { z } from 'r'; export const { y, w: [v] } = a;
      enum E { A = 1, 'b', C = A | b | F.D } namespace N.M { export const n = E.A; } namespace N { n; } declare module 'o' { const q: E; }
      declare global { interface Window { a: E } } export default a; import.meta.url; const o = { a, [c]: e.a, m() { return new.target; } };`,
    'assigned.ts': 'const a = 1; export = a;',
    'named.d.ts': 'export as namespace N; export declare function f(a: number): typeof N; declare const b: typeof f;',
    'markup.tsx': `
      import React from 'react'; const Card = (p: Props) => <div {...p} title={p.a}>{p.children}<p.Item.Deep<Props> a="b" /><x-y /></div>;
      const e = <><Card a={<a:b />} />{/* none */}<this.Card /></>; function f<T,>(a: T) { return <T.x>{a}</T.x>; }`,
    'script.cjs':
      'var a = require("b"); exports.c = function () { return a; }; d = a; with (a) { b = a; var e; } return e;',
    'empty.ts': '',
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`are those of typescript-eslint for ${name}`, () =>
      assertSameScopes(text, name, name.endsWith('.cjs') ? 'commonjs' : 'module'));
  }

  it('are the same for real files', () => {
    const patterns = [
      'rules/{src,tests,scripts}/**/*.ts',
      'test-fixtures/**/*.{ts,tsx,mts,js,cjs,mjs}',
      'node_modules/{eslint,commander}/lib/**/*.js',
    ];
    const files = globbySync(patterns, { cwd: root, absolute: true, ignore: ['**/*.generated.ts'] }).sort();
    const sample = files.filter((_, index) => index % 7 === 0);
    assert.ok(sample.length > 50);
    for (const file of sample) {
      assertSameScopes(readFileSync(file, 'utf8'), file, path.extname(file) === '.cjs' ? 'commonjs' : 'module');
    }
  });
});
