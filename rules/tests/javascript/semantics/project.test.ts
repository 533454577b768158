import assert from 'node:assert/strict';
import { findCallPath } from '../../../src/javascript/semantics/facts/call-paths.js';
import { getLibraryName, type FunctionEntity } from '../../../src/javascript/semantics/module-file.js';
import { JavaScriptProject } from '../../../src/javascript/semantics/project.js';

/** A project whose files are kept in memory. */
function createProject(texts: Record<string, string>): { project: JavaScriptProject; texts: Record<string, string> } {
  const project = new JavaScriptProject({
    readFile: (path) => texts[path],
    isFile: (path) => path in texts,
    readFolder: () => undefined,
  });
  return { project, texts };
}

function getFunction(project: JavaScriptProject, path: string, name: string): FunctionEntity {
  const fn = project.findFile(path)?.functions.find(({ summary }) => summary.name === name);
  assert.ok(fn, `${path} has no function ${name}`);
  return fn;
}

/** The labels of the shortest path to a function of `fs`, and the file of each step. */
function getPath(project: JavaScriptProject, path: string, name: string): string[] | undefined {
  const found = findCallPath(getFunction(project, path, name), {
    key: 'fs',
    findTarget: (callee) => (callee.module === 'fs' ? `${getLibraryName(callee)}()` : undefined),
  });
  return found?.steps.map(({ label, at }) => `${at.path} ${label}`);
}

const load = `import fs from 'node:fs';\nexport function load() { return fs.readFileSync('a'); }`;

describe('paths of calls through a project', () => {
  const cases: readonly [name: string, texts: Record<string, string>, expected: string[] | undefined][] = [
    [
      'extension of the output',
      { '/b.ts': load, '/a.ts': `import { load } from './b.js'; function main() { load(); }` },
      ['/a.ts load()', '/b.ts fs.readFileSync()'],
    ],
    [
      'no extension',
      { '/b.ts': load, '/a.ts': `import { load } from './b'; function main() { load(); }` },
      ['/a.ts load()', '/b.ts fs.readFileSync()'],
    ],
    [
      'index of a folder',
      { '/b/index.ts': load, '/a.ts': `import * as b from './b'; function main() { b.load(); }` },
      ['/a.ts b.load()', '/b/index.ts fs.readFileSync()'],
    ],
    [
      'folder above',
      { '/b.ts': load, '/x/a.ts': `import { load } from '../b.js'; function main() { load(); }` },
      ['/x/a.ts load()', '/b.ts fs.readFileSync()'],
    ],
    [
      'star export',
      {
        '/b.ts': load,
        '/c.ts': `export * from './b.js';`,
        '/a.ts': `import { load } from './c.js'; function main() { load(); }`,
      },
      ['/a.ts load()', '/b.ts fs.readFileSync()'],
    ],
    [
      'export under another name',
      {
        '/b.ts': load,
        '/c.ts': `export { load as read } from './b.js';`,
        '/a.ts': `import { read } from './c.js'; function main() { read(); }`,
      },
      ['/a.ts read()', '/b.ts fs.readFileSync()'],
    ],
    [
      'import that is exported',
      {
        '/b.ts': load,
        '/c.ts': `import { load } from './b.js'; export { load };`,
        '/a.ts': `import { load } from './c.js'; function main() { load(); }`,
      },
      ['/a.ts load()', '/b.ts fs.readFileSync()'],
    ],
    [
      'CommonJS',
      {
        '/b.js': `const fs = require('fs'); exports.load = function () { fs.statSync('a'); };`,
        '/a.js': `const b = require('./b'); function main() { b.load(); }`,
      },
      ['/a.js b.load()', '/b.js fs.statSync()'],
    ],
    [
      'CommonJS that sets both of its exports',
      {
        '/b.js': `const fs = require('fs'); exports = module.exports = { load() { fs.statSync('a'); } };`,
        '/a.js': `const b = require('./b'); function main() { b.load(); }`,
      },
      ['/a.js b.load()', '/b.js fs.statSync()'],
    ],
    [
      'cycle of imports',
      {
        '/b.ts': `import { main } from './a.js'; export function load() { main(); }`,
        '/a.ts': `import { load } from './b.js'; export function main() { load(); }`,
      },
      undefined,
    ],
    [
      'inherited method',
      {
        '/b.ts': `import fs from 'fs'; export class B { load() { fs.statSync('a'); } }`,
        '/a.ts': `import { B } from './b.js'; class A extends B {} function main() { new A().load(); }`,
      },
      ['/a.ts new A().load()', '/b.ts fs.statSync()'],
    ],
    [
      'method that is overridden',
      {
        '/b.ts': `import fs from 'fs'; export class B { load() { fs.statSync('a'); } }`,
        '/a.ts': `import { B } from './b.js'; class A extends B { load() {} } function main() { new A().load(); }`,
      },
      undefined,
    ],
    [
      'static method',
      {
        '/b.ts': `import fs from 'fs'; export class B { static load() { fs.statSync('a'); } }`,
        '/a.ts': `import { B } from './b.js'; function main() { B.load(); }`,
      },
      ['/a.ts B.load()', '/b.ts fs.statSync()'],
    ],
    [
      'factory',
      {
        '/b.ts': `import fs from 'fs'; class B { load() { fs.statSync('a'); } } export const create = () => new B();`,
        '/a.ts': `import { create } from './b.js'; function main() { create().load(); }`,
      },
      ['/a.ts create().load()', '/b.ts fs.statSync()'],
    ],
    [
      'annotated parameter',
      {
        '/b.ts': `import fs from 'fs'; export class B { load() { fs.statSync('a'); } }`,
        '/a.ts': `import type { B } from './b.js'; function main(b: B) { b.load(); }`,
      },
      ['/a.ts b.load()', '/b.ts fs.statSync()'],
    ],
    [
      'asynchronous function on the way',
      {
        '/b.ts': `import fs from 'fs'; export async function load() { fs.statSync('a'); }`,
        '/a.ts': `import { load } from './b.js'; function main() { load(); }`,
      },
      undefined,
    ],
    [
      'file with broken syntax',
      { '/b.ts': `export function load( {`, '/a.ts': `import { load } from './b.js'; function main() { load(); }` },
      undefined,
    ],
    ['file that is not there', { '/a.ts': `import { load } from './b.js'; function main() { load(); }` }, undefined],
    [
      'path of the config',
      {
        '/app/tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./src/*"], }, }, } // a comment`,
        '/app/src/b.ts': load,
        '/app/src/x/a.ts': `import { load } from '@app/b'; function main() { load(); }`,
      },
      ['/app/src/x/a.ts load()', '/app/src/b.ts fs.readFileSync()'],
    ],
    [
      'getter behind a path of the config',
      {
        '/tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }`,
        '/src/b.ts': `import { readFileSync } from 'node:fs'; export class B { get text() { return readFileSync('x'); } }`,
        '/a.ts': `import { B } from '@app/b'; function main() { new B().text; }`,
      },
      ['/a.ts new B().text', '/src/b.ts fs.readFileSync()'],
    ],
    [
      'path without a star, of a config that is extended',
      {
        '/tsconfig.base.json': `{ "compilerOptions": { "baseUrl": "./packages", "paths": { "@store": ["store/index.ts"] } } }`,
        '/packages/app/tsconfig.json': `{ "extends": "../../tsconfig.base" }`,
        '/packages/store/index.ts': load,
        '/packages/app/a.ts': `import { load } from '@store'; function main() { load(); }`,
      },
      ['/packages/app/a.ts load()', '/packages/store/index.ts fs.readFileSync()'],
    ],
    [
      'path of a config in a package, in the folder of the one that extends it',
      {
        '/node_modules/@acme/tsconfig/package.json': '{ "exports": { "./base": "./configs/base.json" } }',
        '/node_modules/@acme/tsconfig/configs/base.json': `{ "compilerOptions": { "paths": { "@app/*": ["\${configDir}/src/*"] } } }`,
        '/app/tsconfig.json': `{ "extends": "@acme/tsconfig/base" }`,
        '/app/src/b.ts': load,
        '/app/a.ts': `import { load } from '@app/b'; function main() { load(); }`,
      },
      ['/app/a.ts load()', '/app/src/b.ts fs.readFileSync()'],
    ],
    [
      'import that is mapped for Deno',
      {
        '/deno.json': `{ "imports": { "lib/": "./src/", "fs-kit": "npm:fs-kit@1" } }`,
        '/src/b.ts': load,
        '/a.ts': `import { load } from 'lib/b.ts'; function main() { load(); }`,
      },
      ['/a.ts load()', '/src/b.ts fs.readFileSync()'],
    ],
    [
      'import that is mapped for Deno in a file of its own',
      {
        '/deno.jsonc': `{ "importMap": "./maps/imports.json" } // a comment`,
        '/maps/imports.json': `{ "imports": { "@store": "../src/b.ts" } }`,
        '/src/b.ts': load,
        '/a.ts': `import { load } from '@store'; function main() { load(); }`,
      },
      ['/a.ts load()', '/src/b.ts fs.readFileSync()'],
    ],
    [
      'path of a config that is referred to',
      {
        '/tsconfig.json': `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`,
        '/tsconfig.app.json': `{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }`,
        '/src/b.ts': load,
        '/src/a.ts': `import { load } from '~/b'; function main() { load(); }`,
      },
      ['/src/a.ts load()', '/src/b.ts fs.readFileSync()'],
    ],
    [
      'path from the base',
      {
        '/tsconfig.json': `{ "compilerOptions": { "baseUrl": "src" } }`,
        '/src/store/b.ts': load,
        '/src/a.ts': `import { load } from 'store/b'; function main() { load(); }`,
      },
      ['/src/a.ts load()', '/src/store/b.ts fs.readFileSync()'],
    ],
    [
      'path that the longest pattern decides',
      {
        '/tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./old/*"], "@app/store/*": ["./new/*"] } } }`,
        '/old/store/b.ts': 'export function load() {}',
        '/new/b.ts': load,
        '/a.ts': `import { load } from '@app/store/b'; function main() { load(); }`,
      },
      ['/a.ts load()', '/new/b.ts fs.readFileSync()'],
    ],
    [
      'package that no pattern names',
      {
        '/tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./*"] } } }`,
        '/app/b.ts': load,
        '/a.ts': `import { load } from 'app/b'; function main() { load(); }`,
      },
      undefined,
    ],
  ];
  for (const [name, texts, expected] of cases) {
    it(name, () => {
      const { project } = createProject(texts);
      const path = Object.keys(texts).find((one) => /\ba\.[jt]s$/.test(one)) ?? '';
      assert.deepEqual(getPath(project, path, 'main'), expected);
    });
  }

  it('takes the shortest', () => {
    const { project } = createProject({
      '/a.ts': `import fs from 'fs';
function deep() { return shallow(); }
function shallow() { return fs.statSync('a'); }
function main() { deep(); shallow(); }`,
    });
    assert.deepEqual(getPath(project, '/a.ts', 'main'), ['/a.ts shallow()', '/a.ts fs.statSync()']);
  });

  it('follows a file that has changed, also after the answer was no', () => {
    const { project, texts } = createProject({
      '/b.ts': `export function load() {}`,
      '/a.ts': `import { load } from './b.js'; function main() { load(); }`,
    });
    assert.equal(getPath(project, '/a.ts', 'main'), undefined);
    texts['/b.ts'] = load;
    project.invalidate('/b.ts');
    assert.deepEqual(getPath(project, '/a.ts', 'main'), ['/a.ts load()', '/b.ts fs.readFileSync()']);
    delete texts['/b.ts'];
    project.invalidate('/b.ts');
    assert.equal(getPath(project, '/a.ts', 'main'), undefined);
  });

  it('is a pure function of texts: summaries survive being written and read', () => {
    const { project } = createProject({ '/b.ts': load });
    const summary = project.findFile('/b.ts')?.summary;
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), JSON.parse(JSON.stringify(summary)));
    assert.equal(summary?.exports['load']?.kind, 'function');
  });
});
