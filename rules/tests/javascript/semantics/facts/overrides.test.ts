import assert from 'node:assert/strict';
import { findCallPath } from '../../../../src/javascript/semantics/facts/call-paths.js';
import { findOverrides } from '../../../../src/javascript/semantics/facts/overrides.js';
import { getLibraryName } from '../../../../src/javascript/semantics/module-file.js';
import { JavaScriptProject } from '../../../../src/javascript/semantics/project.js';
import { createFiles, type Files } from '../../../python/semantics/support/project.js';

const root = '/project';

const store = `import fs from 'node:fs';
export class Store {
  load() { return fs.readFileSync('a'); }
}
export abstract class Source {
  abstract read(): unknown;
}`;
const page = `import { Source, Store } from './store.js';
export function show(store: Store) { store.load(); }
export function print(source: Source) { source.read(); }
export function make() { new Store().load(); }`;

/** Whether a function of `page.ts` leads to a function of `fs`, in a project with more files. */
function isLed(name: string, more: Files): boolean {
  const files = { 'package.json': '{}', 'src/store.ts': store, 'src/page.ts': page, ...more };
  const project = new JavaScriptProject(createFiles(files));
  return isLedIn(project, name);
}

function isLedIn(project: JavaScriptProject, name: string): boolean {
  const fn = project.findFile(`${root}/src/page.ts`)?.functions.find(({ summary }) => summary.name === name);
  assert.ok(fn);
  const path = findCallPath(fn, {
    key: 'fs',
    findTarget: (callee) => (callee.module === 'fs' ? getLibraryName(callee) : undefined),
  });
  return path !== undefined;
}

const memory = `import { Store } from './store.js';\nexport class Memory extends Store { load() { return 'a'; } }`;
const disk = `import fs from 'node:fs';\nimport { Store } from './store.js';
export class Disk extends Store { load() { return fs.statSync('a'); } }`;

describe('overrides in other files', () => {
  const cases: readonly [name: string, fn: string, more: Files, expected: boolean][] = [
    ['none', 'show', {}, true],
    ['one that does not lead there', 'show', { 'src/memory.ts': memory }, false],
    ['one that leads there, too', 'show', { 'src/disk.ts': disk }, true],
    ['one of two that does not', 'show', { 'src/disk.ts': disk, 'src/memory.ts': memory }, false],
    ['an exact class', 'make', { 'src/memory.ts': memory }, true],
    [
      'by way of another class',
      'show',
      {
        'src/local.ts': `import { Store } from './store.js';\nexport class Local extends Store {}`,
        'src/deep/fake.ts': `import { Local as Base } from '../local.js';\nclass Fake extends Base { load() {} }`,
      },
      false,
    ],
    [
      'by the default export',
      'show',
      {
        'src/store.ts': `${store}\nexport { Store as default };`,
        'src/fake.ts': `import Disk from './store.js';\nexport class Fake extends Disk { load() {} }`,
      },
      false,
    ],
    [
      'an asynchronous one, which does not run in place',
      'show',
      { 'src/fake.ts': `import { Store } from './store.js';\nclass Fake extends Store { async load() {} }` },
      false,
    ],
    [
      'of another class of the same name',
      'show',
      { 'src/other.ts': `class Store { load() {} }\nexport class Fake extends Store { load() {} }` },
      true,
    ],
    ['what is abstract and nowhere written', 'print', {}, false],
    [
      'what is abstract and leads there',
      'print',
      {
        'src/file.ts': `import fs from 'node:fs';\nimport { Source } from './store.js';
class FileSource extends Source { read() { return fs.readFileSync('a'); } }`,
      },
      true,
    ],
    [
      'what is abstract, and one of two does not',
      'print',
      {
        'src/file.ts': `import fs from 'node:fs';\nimport { Source } from './store.js';
class FileSource extends Source { read() { return fs.readFileSync('a'); } }
class TextSource extends Source { read() { return 'a'; } }`,
      },
      false,
    ],
    [
      'in what is installed or built',
      'show',
      { 'node_modules/memory/index.js': memory, 'dist/memory.js': memory, 'types/memory.d.ts': memory },
      true,
    ],
  ];
  for (const [name, fn, more, expected] of cases) it(name, () => assert.equal(isLed(fn, more), expected));

  it('are looked for again when a file was created, changed or deleted', () => {
    const files: Record<string, string> = { 'package.json': '{}', 'src/store.ts': store, 'src/page.ts': page };
    const project = new JavaScriptProject({
      readFile: (path) => files[path.slice(root.length + 1)],
      isFile: (path) => path.slice(root.length + 1) in files,
      readFolder: (path) => createFiles(files).readFolder(path),
    });
    const set = (text: string | undefined): boolean => {
      if (text === undefined) delete files['src/more.ts'];
      else files['src/more.ts'] = text;
      project.invalidate(`${root}/src/more.ts`);
      return isLedIn(project, 'show');
    };
    assert.ok(isLedIn(project, 'show'));
    assert.deepEqual([set(memory), set(disk), set(memory), set(undefined)], [false, true, false, true]);
  });

  it('resolve each base class once, also where classes extend each other in a circle', () => {
    const count = 40;
    const classes = Array.from(
      { length: count },
      (_, index) => `export class C${index} extends C${(index + 1) % count} { load() {} }`,
    );
    const project = new JavaScriptProject(createFiles({ 'package.json': '{}', 'src/circle.ts': classes.join('\n') }));
    const file = project.findFile(`${root}/src/circle.ts`);
    assert.ok(file);
    const resolve = file.resolve.bind(file);
    let resolved = 0;
    file.resolve = (value, depth) => {
      resolved++;
      return resolve(value, depth);
    };
    const overrides = file.functions.map((fn) => findOverrides(fn)?.length);
    assert.deepEqual(
      overrides,
      Array.from({ length: count }, () => count - 1),
    );
    // Each base, and each method as an override of those of all other classes.
    assert.ok(resolved <= count + count * count, `${resolved} values`);
  });
});
