import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import * as reference from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { globbySync } from 'globby';
import * as parser from '../../../src/javascript/parser/index.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every n-th file of a pattern: enough to see differences, few enough to run always. */
function sample(patterns: string[], every: number, limit: number): string[] {
  const files = globbySync(patterns, { cwd: root, absolute: true, suppressErrors: true }).sort();
  return files.filter((_, index) => index % every === 0).slice(0, limit);
}

/** The places where two trees differ; the first few are enough. */
function findDifferences(ours: unknown, theirs: unknown, at: string, found: string[] = []): string[] {
  if (found.length > 5) return found;
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) found.push(`${at}: ${ours.length} instead of ${theirs.length}`);
    else ours.forEach((one, index) => findDifferences(one, theirs[index], `${at}[${index}]`, found));
  } else if (isRecord(ours) && isRecord(theirs) && !(theirs instanceof RegExp)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    // `start` and `end` are oxc's own; tokens are compared apart.
    for (const key of ['parent', 'start', 'end', 'tokens']) keys.delete(key);
    for (const key of keys) findDifferences(ours[key], theirs[key], `${at}.${key}`, found);
  } else if (!(theirs instanceof RegExp) && ours !== theirs) {
    found.push(`${at}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`);
  }
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** One line a token. */
function toLines(tokens: readonly { type: string; value: string; range: readonly number[]; loc: unknown }[]): string[] {
  return tokens.map(({ type, value, range, loc }) => {
    const { start, end } = loc as { start: { line: number; column: number }; end: { line: number; column: number } };
    return `${type} ${value} ${range.join('-')} ${start.line}:${start.column}-${end.line}:${end.column}`;
  });
}

function assertSameTree(text: string, filePath: string): void {
  const jsx = !/\.[cm]?ts$/.test(filePath);
  const options = { filePath, sourceType: 'module', ecmaFeatures: { jsx } } as const;
  const theirs = reference.parseForESLint(text, { ...options, range: true, loc: true, tokens: true, comment: true });
  const ours = parser.parseForESLint(text, options);
  assert.deepEqual(findDifferences(ours.ast, theirs.ast, filePath), []);
  assert.deepEqual(toLines(ours.ast.tokens ?? []), toLines(theirs.ast.tokens), filePath);
}

describe('parser', () => {
  const cases: Readonly<Record<string, string>> = {
    'generics.ts': 'const m = new Map<string, Map<string, Array<() => void>>>(); a >> b; a >>>= c; f<T>(x) > y;',
    'templates.ts': 'const s = `a${`b${c}`}d` + /[/"]\\/`/gu.source + a / b / c;',
    'names.ts': 'a.default = b.class; const { if: x, null: n } = c; class A { get; static async; #p = this.#p; }',
    'keywords.ts': 'import.meta.url; function F() { return new.target; } let async = 1, of = 2, type = 3;',
    'numbers.ts': 'x = [0xff, 1_000n, .5e-3, 1., 0b11, a?.5:1, b?.c];',
    'markup.tsx': 'const e = <A.B {...p} data-x="a\n b" c={d}> text {/* no */} {f()}<>{" "}</></A.B>;',
    'entities.tsx':
      'const e = <A b="x &amp; y" c=\'&#x41;&#X41;&nbsp;"\' d="a\\n">Tom &lt;3 &#65; &#1114112; & &copy;x &nosuch;</A>;',
    'all-entities.tsx':
      '<a>&quot;&amp;&apos;&lt;&gt;&nbsp;&Agrave;&yuml;&oelig;&scaron;&Yuml;&fnof;&circ;&tilde;&Alpha;&Rho;&Sigma;&Omega;' +
      '&alpha;&sigmaf;&omega;&upsih;&piv;&emsp;&thinsp;&rlm;&mdash;&sbquo;&bdquo;&bull;&hellip;&permil;&Prime;&rsaquo;&oline;' +
      '&frasl;&euro;&image;&weierp;&real;&trade;&alefsym;&harr;&crarr;&hArr;&forall;&exist;&empty;&notin;&ni;&prod;&minus;' +
      '&lowast;&radic;&infin;&ang;&int;&there4;&sim;&cong;&asymp;&equiv;&ge;&nsub;&supe;&oplus;&otimes;&perp;&sdot;&rfloor;' +
      '&rang;&loz;&spades;&clubs;&diams;</a>;',
    'jsx-names.tsx':
      'const e = <a.b.c x:y-z="1" e-f={g.h - i?.j[k].l} {...m.n}>{(o) => <p:q>{this.r}{o.default.s}</p:q>}</a.b.c>; t.u;',
    'decorated.ts':
      '@a() class B<in T> { @c accessor d!: string; constructor(private readonly e?: T) { super(); } declare f; }',
    'declared.d.ts': 'declare module "x" { export function f(a?: number): asserts a is 1; } export as namespace N;',
    'types.ts':
      'type A = { readonly [K in keyof B as `x${K}`]?: C[K] } & (abstract new () => void); enum E { A = 1, "b" }',
    'commented.js': '#!/usr/bin/env node\n/* a */ f(/* b */); // c\r\nlet \u00e9t\u00e9 = "\u{1F600}"; // d',
    'using.ts': 'async function f() { await using a = b(); for await (const c of d) {} using e = g; }',
    'assertions.ts':
      'a = b! as const satisfies C; (<D>e).f; import type { G } from "g"; export type * from "h"; import i = require("i");',
    'empty.ts': '',
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`gives the tree of typescript-eslint's parser for ${name}`, () => assertSameTree(text, name));
  }

  const files = [
    ...sample(['node_modules/typescript/lib/lib.es20*.d.ts', 'node_modules/@types/node/*.d.ts'], 9, 20),
    ...sample(['rules/src/**/*.ts', 'rules/tests/**/*.ts'], 9, 25),
    ...sample(['node_modules/{ajv,semver,undici,zod,knip}/**/*.{js,cjs,mjs,cts}'], 23, 40),
  ];
  it(`gives the same trees for ${files.length} real files`, () => {
    for (const file of files) assertSameTree(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), path.basename(file));
  });

  it('says where an error is that it cannot recover from', () => {
    assert.throws(
      () => parser.parseForESLint('const a = 1;\nconst b = ;', { filePath: 'a.ts' }),
      (error: SyntaxError & { lineNumber?: number; column?: number }) => error.lineNumber === 2 && error.column === 11,
    );
  });

  it('goes on after errors that leave a tree', () => {
    assert.equal(parser.parseForESLint('return 1; let a; let a;', { filePath: 'a.js' }).ast.body.length, 3);
  });

  it('reads scripts where modules are expected', () => {
    const { ast } = parser.parseForESLint('var await = 1; with (a) b;', { filePath: 'a.js', sourceType: 'module' });
    assert.equal(ast.body.length, 2);
  });

  it('serves all of ESLint\u2019s own rules, fixes included', () => {
    const linter = new Linter();
    const config: Linter.Config[] = [{ ...js.configs.all, files: ['**/*.ts', '**/*.js'], languageOptions: { parser } }];
    for (const file of ['rules/src/related.ts', 'rules/src/rule.ts', 'node_modules/semver/classes/range.js']) {
      const text = readFileSync(path.join(root, file), 'utf8');
      const { messages } = linter.verifyAndFix(text, config, { filename: path.basename(file) });
      assert.deepEqual(
        messages.filter(({ fatal, ruleId }) => fatal || ruleId === null),
        [],
      );
    }
  });
});
