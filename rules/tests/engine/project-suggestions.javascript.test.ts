import assert from 'node:assert/strict';
import { createEngine } from '../../src/engine/create-engine.js';
import type { Engine, Finding } from '../../src/engine/engine.js';
import { parseProgram } from '../../src/javascript/parser/parse.js';
import { createFiles, type Files } from '../python/semantics/support/project.js';
import { getChangedFiles } from '../support/changed-files.js';

const root = '/project';
const rules = { 'no-missing-await': 'error' } as const;

function createTestEngine(files: Files): Engine {
  return createEngine({ root, files: createFiles({ ...files, 'package.json': '{ "name": "shop" }' }), types: 'off' });
}

function findAll(files: Files, name: string): readonly Finding[] {
  const engine = createTestEngine(files);
  const { findings } = engine.lint({ path: `${root}/${name}`, text: files[name] ?? '', rules });
  engine.close();
  return findings;
}

/** The only finding in one of several files, and the files after each suggestion that changes more than one. */
function lint(files: Files, name: string): { finding: Finding; changed: readonly Files[] } {
  const [finding, ...others] = findAll(files, name);
  assert.ok(finding, 'nothing is found');
  assert.deepEqual(others, []);
  return {
    finding,
    changed: (finding.projectSuggestions ?? []).map((suggestion) =>
      getChangedFiles(files, suggestion, root, assertParses),
    ),
  };
}

const assertParses = (text: string, name: string): void =>
  assert.doesNotThrow(() => parseProgram(text, { filePath: name, sourceType: 'module' }, 'rules'), text);

const store = `async function write(body: string): Promise<void> {
  await fetch('https://shop.example/', { method: 'POST', body });
}

export function save(text: string): void {
  write(text);
}
`;
const savedStore = store.replace('export function', 'export async function').replace(': void', ': Promise<void>');
const awaitedStore = savedStore.replace('  write(text)', '  await write(text)');

describe('suggestions that change several files of TypeScript', () => {
  it('make a function and all its callers asynchronous', () => {
    const files: Files = {
      'src/store.ts': store,
      'src/page.ts': `import { save as keep } from './store.js';

export class Page {
  close(text: string): number {
    keep(text);
    return 1;
  }
}
`,
      'src/app.ts': `import { Page } from './page.js';
import * as stores from './store.js';

export const leave = (page: Page) => page.close('a') + new Page().close('b');
stores.save('c');
`,
      'src/other.ts': `import { save } from 'fs-tools';\nsave('a');\n`,
      'src/own.ts': `function save(text: string) {}\nsave('a');\n`,
    };
    const { finding, changed } = lint(files, 'src/store.ts');
    assert.deepEqual(
      finding.suggestions.map(({ title }) => title),
      ['Mark as intentionally not awaited with `void`'],
    );
    assert.deepEqual(
      finding.projectSuggestions?.map(({ title }) => title),
      ['Make `save` async, add `await`, and await its callers (3 files)'],
    );
    const [after = {}] = changed;
    assert.deepEqual(after, {
      ...files,
      'src/store.ts': awaitedStore,
      'src/page.ts': `import { save as keep } from './store.js';

export class Page {
  async close(text: string): Promise<number> {
    await keep(text);
    return 1;
  }
}
`,
      'src/app.ts': `import { Page } from './page.js';
import * as stores from './store.js';

export const leave = async (page: Page) => (await page.close('a')) + (await new Page().close('b'));
await stores.save('c');
`,
    });
    for (const name of Object.keys(after)) assert.deepEqual(findAll(after, name), [], name);
  });

  const callers: Readonly<Record<string, readonly [files: Files, name: string, after: string]>> = {
    'through a module that exports all of it': [
      {
        'src/index.ts': `export * from './store.js';`,
        'main.ts': `import { save } from './src/index.js';\nsave('a');`,
      },
      'main.ts',
      `import { save } from './src/index.js';\nawait save('a');`,
    ],
    'through a module that exports it under another name': [
      {
        'src/index.ts': `export { save as keep } from './store.js';`,
        'main.ts': `import { keep } from './src/index.js';\nkeep('a');`,
      },
      'main.ts',
      `import { keep } from './src/index.js';\nawait keep('a');`,
    ],
    'by the default export': [
      {
        'src/store.ts': `${store}export default save;\n`,
        'main.ts': `import keep from './src/store.js';\nkeep('a');`,
      },
      'main.ts',
      `import keep from './src/store.js';\nawait keep('a');`,
    ],
    'by a path of the config': [
      {
        'tsconfig.json': `{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }`,
        'main.ts': `import { save } from '~/store';\nsave('a');`,
      },
      'main.ts',
      `import { save } from '~/store';\nawait save('a');`,
    ],
    'with require': [
      { 'main.js': `const { save } = require('./src/store');\nexports.run = function run() { save('a'); };` },
      'main.js',
      `const { save } = require('./src/store');\nexports.run = async function run() { await save('a'); };`,
    ],
    'that awaits it already': [
      {
        'main.ts': `import { save } from './src/store.js';\nexport async function run() { await save('a'); save('b'); }`,
      },
      'main.ts',
      `import { save } from './src/store.js';\nexport async function run() { await save('a'); await save('b'); }`,
    ],
  };
  for (const [name, [files, changedFile, expected]] of Object.entries(callers)) {
    it(`await a caller ${name}`, () => {
      const { changed } = lint({ 'src/store.ts': store, ...files }, 'src/store.ts');
      assert.equal(changed[0]?.[changedFile], expected);
    });
  }

  it('await the callers of a method', () => {
    const files: Files = {
      'src/store.ts': `export class Store {
  save(text: string) {
    this.write(text);
  }
  private async write(body: string) {
    await fetch('https://shop.example/', { method: 'POST', body });
  }
}
`,
      'src/page.ts': `import { Store } from './store.js';

export class Page {
  constructor(private readonly store: Store) {}
  close() {
    this.store.save('a');
  }
}
`,
      'src/game.ts': `import type { Game } from './games.js';\nexport const keep = (game: Game) => game.save('a');\n`,
    };
    const { changed } = lint(files, 'src/store.ts');
    assert.deepEqual(changed, [
      {
        ...files,
        'src/store.ts': (files['src/store.ts'] ?? '')
          .replace('save(', 'async save(')
          .replace('    this.write', '    await this.write'),
        'src/page.ts': (files['src/page.ts'] ?? '')
          .replace('close(', 'async close(')
          .replace('    this.store', '    await this.store'),
      },
    ]);
  });

  const obstacles: Readonly<Record<string, readonly [files: Files, message: RegExp, where: string]>> = {
    'a constructor': [
      {
        'src/page.ts': `import { save } from './store.js';\nexport class Page { constructor() { save('a'); } }`,
      },
      /`new Page` cannot become asynchronous: it is a constructor/,
      'src/page.ts',
    ],
    'an accessor': [
      {
        'src/page.ts': `import { save } from './store.js';\nexport class Page { get size() { save('a'); return 1; } }`,
      },
      /`Page.size` cannot become asynchronous: it is an accessor/,
      'src/page.ts',
    ],
    'a callback': [
      { 'src/page.ts': `import { save } from './store.js';\n['a'].map((text) => save(text));` },
      /This function cannot become asynchronous: it is a callback/,
      'src/page.ts',
    ],
    'a function that is handed on': [
      { 'src/page.ts': `import { save } from './store.js';\nexport const handlers = { save };` },
      /`save` cannot become asynchronous: it is handed on as a value here/,
      'src/page.ts',
    ],
    'a method that an interface may ask for': [
      {
        'src/page.ts': `import { save } from './store.js';\nexport class Page implements Disposable { close() { save('a'); } }`,
      },
      /`Page.close` cannot become asynchronous: a base class or an interface may ask for it/,
      'src/page.ts',
    ],
    'a method that another class has, too': [
      {
        'src/page.ts': `import { save } from './store.js';\nexport class Page { close() { save('a'); } }`,
        'src/silent.ts': `import { Page } from './page.js';\nclass Silent extends Page { close() {} }`,
      },
      /`Page.close` cannot become asynchronous: another class has, or could have, the same method/,
      'src/page.ts',
    ],
    'a component': [
      { 'src/page.tsx': `import { save } from './store.js';\nexport function Page() { save('a'); return <p />; }` },
      /`Page` cannot become asynchronous: React calls it/,
      'src/page.tsx',
    ],
    'a default of a parameter': [
      { 'src/page.ts': `import { save } from './store.js';\nexport const show = (saved = save('a')) => saved;` },
      /`save` cannot become asynchronous: it is called where no `await` can stand/,
      'src/page.ts',
    ],
    'an import of its own package': [
      { 'examples/first.ts': `import { save } from 'shop';\nsave('a');` },
      /`save` cannot become asynchronous: it may be called here/,
      'examples/first.ts',
    ],
  };
  for (const [name, [more, message, where]] of Object.entries(obstacles)) {
    it(`stop with a note at ${name}`, () => {
      const { finding, changed } = lint({ 'src/store.ts': store, ...more }, 'src/store.ts');
      assert.deepEqual(changed, []);
      assert.deepEqual(
        finding.suggestions.map(({ messageId }) => messageId),
        ['addVoid'],
      );
      const note = finding.related.at(-1);
      assert.match(note?.message ?? '', message);
      assert.equal(note?.path, `${root}/${where}`);
    });
  }

  it('are for ESLint, too, when no other file calls the function', () => {
    const { finding, changed } = lint({ 'src/store.ts': store }, 'src/store.ts');
    assert.deepEqual(changed, []);
    assert.deepEqual(
      finding.suggestions.map(({ title }) => title),
      ['Make `save` async and add `await`', 'Mark as intentionally not awaited with `void`'],
    );
  });

  it('find the callers of a name that very many files mention', () => {
    const others = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [
        `src/other${String(index)}.ts`,
        `export const save = ${String(index)};`,
      ]),
    );
    const files: Files = {
      ...others,
      'src/store.ts': store,
      'src/index.ts': `export * from './store.js';`,
      'src/page.ts': `import { save } from './store.js';\nsave('a');`,
      'main.ts': `import { save } from './src/index.js';\nsave('a');`,
      'src/deep/view.ts': `import { save } from '..';\nsave('a');`,
    };
    const { changed } = lint(files, 'src/store.ts');
    const names = Object.keys(files).filter((name) => changed[0]?.[name] !== files[name]);
    assert.deepEqual(names, ['src/store.ts', 'src/page.ts', 'main.ts', 'src/deep/view.ts']);
  });

  it('see callers that come and go', () => {
    const files: Record<string, string> = { 'package.json': '{}', 'src/store.ts': store, 'src/page.ts': 'export {};' };
    const engine = createEngine({
      root,
      types: 'off',
      files: {
        readFile: (path) => files[path.slice(root.length + 1)],
        isFile: (path) => path.slice(root.length + 1) in files,
        readFolder: (path) => createFiles(files).readFolder(path),
      },
    });
    const countChanged = (text: string): number => {
      files['src/page.ts'] = text;
      engine.invalidate(`${root}/src/page.ts`);
      const { findings } = engine.lint({ path: `${root}/src/store.ts`, text: store, rules });
      return findings[0]?.projectSuggestions?.[0]?.files.length ?? 1;
    };
    const importing = `import { save } from './store.js';`;
    assert.deepEqual(
      ['export {};', `${importing}\nsave('a');`, importing, `${importing}\nawait save('a');`, 'save();'].map(
        countChanged,
      ),
      [1, 2, 1, 1, 1],
    );
    engine.close();
  });

  it('read no other file when nobody asks for them', () => {
    const read: string[] = [];
    const files = createFiles({ 'package.json': '{}', 'src/store.ts': store, 'src/page.ts': '' });
    const readFile = (path: string): string | undefined => {
      read.push(path.slice(root.length + 1));
      return files.readFile(path);
    };
    const engine = createEngine({ root, types: 'off', files: { ...files, readFile } });
    const run = (suggestions: boolean): boolean => {
      const { findings } = engine.lint({ path: `${root}/src/store.ts`, text: store, rules, suggestions });
      assert.equal(findings.length, 1);
      return read.splice(0).includes('src/page.ts');
    };
    assert.deepEqual([run(false), run(true), run(true)], [false, true, false]);
    engine.invalidate(`${root}/src/page.ts`);
    assert.deepEqual(read.splice(0), ['src/page.ts']);
    engine.close();
  });

  it('reads no other files for suggestions that nobody asks for', () => {
    const text = `import { write } from './log.js';
async function save(): Promise<void> {
  if (Date.now() > 1) throw new Error('late');
  await write('saved');
}
export function start(): void {
  save();
}
`;
    const files = createFiles({ 'start.ts': text, 'log.ts': 'export async function write(line: string) {}\n' });
    const read: string[] = [];
    const readFile = (path: string): string | undefined => {
      read.push(path);
      return files.readFile(path);
    };
    const engine = createEngine({ root, files: { ...files, readFile }, types: 'off' });
    for (const suggestions of [false, true]) {
      assert.equal(engine.lint({ path: `${root}/start.ts`, text, rules, suggestions }).findings.length, 1);
      assert.equal(read.includes(`${root}/log.ts`), suggestions);
    }
    engine.close();
  });
});
