import assert from 'node:assert/strict';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { convertToAsync } from '../../../src/javascript/edits/async-conversion.js';
import { addAwait } from '../../../src/javascript/edits/await.js';
import type { TextEdit } from '../../../src/project/text/text-edit.js';
import { importName } from '../../../src/javascript/edits/imports.js';
import { makeAsync } from '../../../src/javascript/edits/make-async.js';
import { JavaScriptProject } from '../../../src/javascript/semantics/project.js';
import { isFunction } from '../../../src/javascript/syntax/functions.js';

const noFiles = { readFile: () => undefined, isFile: () => false, readFolder: () => undefined };

type Edit = (node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>) => readonly TextEdit[] | undefined;

/** The text after the edit of the first node of the type. */
function apply(code: string, type: string, edit: Edit): string | undefined {
  let result: string | undefined = code;
  const linter = new Linter();
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: typescriptParser },
        plugins: { test: { rules: { edit: createRule(type, edit, (text) => (result = text)) } } },
        rules: { 'test/edit': 'error' },
      },
    ],
    'a.ts',
  );
  assert.deepEqual(messages, []);
  return result;
}

function createRule(type: string, edit: Edit, done: (text: string | undefined) => void): never {
  let isFirst = true;
  const rule = {
    create: (context: { sourceCode: Readonly<TSESLint.SourceCode> }) => ({
      [type](node: TSESTree.Node) {
        if (!isFirst) return;
        isFirst = false;
        const edits = edit(node, context.sourceCode);
        done(edits && applyEdits(context.sourceCode.text, edits));
      },
    }),
  };
  return rule as never;
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((one, other) => one.range[0] - other.range[0])
    .reduceRight((result, { range, text: put }) => result.slice(0, range[0]) + put + result.slice(range[1]), text);
}

describe('await that is added', () => {
  const cases: readonly [before: string, after: string][] = [
    ['f();', 'await f();'],
    ['f().a;', '(await f()).a;'],
    ['f()?.a;', '(await f())?.a;'],
    ['f()[0];', '(await f())[0];'],
    ['f()();', '(await f())();'],
    ['x = f() ** 2;', 'x = (await f()) ** 2;'],
    ['x = 2 ** f();', 'x = 2 ** (await f());'],
    ['x = f() + 1;', 'x = (await f()) + 1;'],
    ['x = !f();', 'x = !(await f());'],
    ['x = f() ?? 1;', 'x = (await f()) ?? 1;'],
    ['x = f() ? 1 : g();', 'x = (await f()) ? 1 : g();'],
    ['x = y ? 1 : f();', 'x = y ? 1 : await f();'],
    ['f()!;', '(await f())!;'],
    ['`${f()}`;', '`${await f()}`;'],
    ['[...f()];', '[...(await f())];'],
  ];
  for (const [before, after] of cases) {
    it(`${before} → ${after}`, () => {
      const isCall: Edit = (node) => (node.type === 'CallExpression' ? addAwait(node) : undefined);
      assert.equal(apply(before, 'CallExpression[callee.name="f"]', isCall), after);
    });
  }

  const optional: readonly [before: string, after: string][] = [
    ['a?.f().b;', '(await a?.f())?.b;'],
    ['a?.b.f()[0];', '(await a?.b.f())?.[0];'],
    ['a.f?.()?.b;', '(await a.f?.())?.b;'],
    ['(a?.f()).b;', '(await a?.f()).b;'],
    ['a?.f()!.b;', '(await a?.f())!.b;'],
    ['a.f().b;', '(await a.f()).b;'],
  ];
  for (const [before, after] of optional) {
    it(`ends early where it did, ${before} → ${after}`, () => {
      const isCall: Edit = (node) => (node.type === 'CallExpression' ? addAwait(node) : undefined);
      assert.equal(apply(before, 'CallExpression', isCall), after);
    });
  }

  it('names the property that was written in short', () => {
    const edit: Edit = (node) => (node.type === 'Identifier' ? addAwait(node) : undefined);
    assert.equal(apply('x = { user, id };', 'Property > Identifier.value', edit), 'x = { user: await user, id };');
    assert.equal(apply('x = { user: one };', 'Property > Identifier.value', edit), 'x = { user: await one };');
  });

  it('puts what binds looser in brackets', () => {
    const edit: Edit = (node) => (node.type === 'ConditionalExpression' ? addAwait(node) : undefined);
    assert.equal(apply('x = a ? b : c;', 'ConditionalExpression', edit), 'x = await (a ? b : c);');
  });
});

describe('a function that is made async', () => {
  const cases: readonly [before: string, after: string | undefined][] = [
    ['function f() {}', 'async function f() {}'],
    ['export function f(): string { return g(); }', 'export async function f(): Promise<string> { return g(); }'],
    ['const f = () => 1;', 'const f = async () => 1;'],
    ['const f = (): Promise<void> => g();', 'const f = async (): Promise<void> => g();'],
    ['class A { private f(): number { return 1; } }', 'class A { private async f(): Promise<number> { return 1; } }'],
    ['class A { static f() {} }', 'class A { static async f() {} }'],
    ['class A { #f() {} }', 'class A { async #f() {} }'],
    ['class A { [f]() {} }', 'class A { async [f]() {} }'],
    ['const a = { f() {} };', 'const a = { async f() {} };'],
    ['const a = { f: function () {} };', 'const a = { f: async function () {} };'],
    ['class A { constructor() {} }', undefined],
    ['class A { get f() { return 1; } }', undefined],
    ['function f(x): x is string { return true; }', undefined],
    ['async function f() {}', 'async function f() {}'],
  ];
  for (const [before, after] of cases) {
    it(`${before} → ${after ?? 'not possible'}`, () => {
      const edit: Edit = (node, { text }) => (isFunction(node) ? makeAsync(node, text) : undefined);
      assert.equal(apply(before, ':function', edit), after);
    });
  }
});

describe('a name that is imported', () => {
  const cases: readonly [name: string, before: string, after: string | undefined][] = [
    ['into a file without imports', `use();`, `import { readFile } from 'node:fs/promises';\n\nuse();`],
    [
      'behind a directive',
      `'use strict';\nuse();`,
      `'use strict';\nimport { readFile } from 'node:fs/promises';\n\nuse();`,
    ],
    [
      'behind the last import',
      `import a from 'a';\nuse();`,
      `import a from 'a';\nimport { readFile } from 'node:fs/promises';\nuse();`,
    ],
    [
      'with the quotes of the file',
      `import a from "a";\nuse();`,
      `import a from "a";\nimport { readFile } from "node:fs/promises";\nuse();`,
    ],
    [
      'without semicolons',
      `import a from 'a'\nuse()`,
      `import a from 'a'\nimport { readFile } from 'node:fs/promises'\nuse()`,
    ],
    [
      'without the prefix',
      `import path from 'path';\nuse();`,
      `import path from 'path';\nimport { readFile } from 'fs/promises';\nuse();`,
    ],
    [
      'with require',
      `const a = require('a');\nuse();`,
      `const a = require('a');\nconst { readFile } = require('node:fs/promises');\nuse();`,
    ],
    [
      'with require, where all that tells are exports',
      `exports = module.exports = load;\nuse();`,
      `const { readFile } = require('node:fs/promises');\n\nexports = module.exports = load;\nuse();`,
    ],
    [
      'into an import that is there',
      `import { stat } from 'fs/promises';\nuse();`,
      `import { stat, readFile } from 'fs/promises';\nuse();`,
    ],
    [
      'into a require that is there',
      `const { stat } = require('fs/promises');\nuse();`,
      `const { stat, readFile } = require('fs/promises');\nuse();`,
    ],
    ['not twice', `import { readFile } from 'fs/promises';\nuse();`, `import { readFile } from 'fs/promises';\nuse();`],
    [
      'not into an import of types',
      `import type { FileHandle } from 'fs/promises';\nuse();`,
      `import type { FileHandle } from 'fs/promises';\nimport { readFile } from 'fs/promises';\nuse();`,
    ],
    [
      'before what comes from files of the project',
      `import a from 'a';\nimport b from './b.js';\nuse();`,
      `import a from 'a';\nimport { readFile } from 'node:fs/promises';\nimport b from './b.js';\nuse();`,
    ],
    [
      'behind the comment of a line, with the line breaks of Windows',
      `import a from 'a'; // first\r\nuse();\r\n`,
      `import a from 'a'; // first\r\nimport { readFile } from 'node:fs/promises';\r\nuse();\r\n`,
    ],
    ['not over a name that is taken', `const readFile = 1;\nuse();`, undefined],
  ];
  for (const [name, before, after] of cases) {
    it(name, () => {
      const edit: Edit = (at, sourceCode) =>
        importName({ module: 'fs/promises', isBuiltin: true, exported: 'readFile', at }, sourceCode)?.edits;
      assert.equal(apply(before, 'CallExpression[callee.name="use"]', edit), after);
    });
  }
});

describe('function that becomes asynchronous with its callers', () => {
  const cases: readonly [name: string, before: string, after: string | undefined][] = [
    ['no callers', 'function f() { g(); }', 'async function f() { g(); }'],
    [
      'callers, and theirs',
      'function f() { g(); }\nexport function h(): void { f(); }\nconst k = () => h();\nfunction other() {}',
      'async function f() { g(); }\nexport async function h(): Promise<void> { await f(); }\nconst k = async () => await h();\nfunction other() {}',
    ],
    [
      'a caller that waits already for other things',
      'function f() { return 1; }\nasync function h() { await k(); return f() + 1; }',
      'async function f() { return 1; }\nasync function h() { await k(); return (await f()) + 1; }',
    ],
    [
      'the result is used',
      'function f() { return { a: 1 }; }\nfunction h() { return f().a ?? -f().a; }',
      'async function f() { return { a: 1 }; }\nasync function h() { return (await f()).a ?? -(await f()).a; }',
    ],
    ['the top level of a module', 'export function f() {}\nf();', 'export async function f() {}\nawait f();'],
    [
      'the top level of what is compiled to CommonJS',
      'import { g } from "./g";\nfunction f() { g(__dirname); }\nf();',
      undefined,
    ],
    [
      'the top level of a module that finds its folder itself',
      'const __dirname = import.meta.dirname;\nfunction f() { g(__dirname); }\nf();',
      'const __dirname = import.meta.dirname;\nasync function f() { g(__dirname); }\nawait f();',
    ],
    ['the top level of a script of a page', 'function f() { document.title = ""; }\nf();', undefined],
    ['recursion', 'function f(n) { if (n) f(n - 1); }', 'async function f(n) { if (n) await f(n - 1); }'],
    ['methods', 'class A { #f() {} g() { this.#f(); } }', 'class A { async #f() {} async g() { await this.#f(); } }'],
    [
      'a test',
      'function f() {}\nit("f", () => { f(); });',
      'async function f() {}\nit("f", async () => { await f(); });',
    ],
    [
      'what a promise that is dropped waits for',
      'function f() {}\nload().then(() => { f(); }).catch((e) => f(e));',
      undefined,
    ],
    [
      'what a promise that somebody has waits for',
      'function f() {}\nconst p = load().then(() => { f(); }).finally(() => f());',
      'async function f() {}\nconst p = load().then(async () => { await f(); }).finally(async () => await f());',
    ],
    ['a function that is handed on', 'function f() {}\nemitter.on("x", f);', undefined],
    ['a caller that is a constructor', 'function f() {}\nclass A { constructor() { f(); } }', undefined],
    ['a caller that is a getter', 'function f() {}\nclass A { get b() { return f(); } }', undefined],
    ['a caller that is a callback', 'function f() {}\nxs.map(() => f());', undefined],
    ['a caller that is a component', 'function f() {}\nfunction Page() { f(); return null; }', undefined],
    ['a caller that is a hook', 'function f() {}\nfunction usePage() { f(); }', undefined],
    ['a call in parameters', 'function f() {}\nfunction g(a = f()) {}', undefined],
    ['a call in a field', 'function f() {}\nclass A { a = f(); }', undefined],
    ['a method that a base class may ask for', 'class A extends B { f() { g(); } }', undefined],
    [
      'a method that others call',
      'class A { f() { g(); } }\nnew A().f();',
      'class A { async f() { g(); } }\nawait new A().f();',
    ],
    ['a method that may be called', 'class A { f() { g(); } }\nfunction h(a) { a.f(); }', undefined],
    ['several signatures', 'function f(): void;\nfunction f() { g(); }', undefined],
    [
      'exports of CommonJS',
      'function f() { g(); }\nmodule.exports = { f };',
      'async function f() { g(); }\nmodule.exports = { f };',
    ],
    [
      'a chain of calls',
      'class A { f() { g(); return this; } h() { this.f().f(); } }',
      'class A { async f() { g(); return this; } async h() { await (await this.f()).f(); } }',
    ],
  ];
  for (const [name, before, after] of cases) {
    it(name, () => {
      const edit: Edit = (node, sourceCode) => {
        const file = new JavaScriptProject(noFiles).getFile('a.ts', sourceCode);
        if (!isFunction(node)) return undefined;
        const found = convertToAsync(node, { file, sourceCode, findTyped: () => undefined }, 'file');
        return found.kind === 'conversion' ? found.edits.get('a.ts') : undefined;
      };
      assert.equal(apply(before, ':matches(FunctionDeclaration, FunctionExpression)', edit), after);
    });
  }
});
