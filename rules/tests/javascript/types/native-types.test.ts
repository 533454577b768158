import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseForESLint } from '../../../src/javascript/parser/index.js';
import { createNativeTypes } from '../../../src/javascript/types/native-types.js';
import type { PromiseKind } from '../../../src/javascript/types/type-oracle.js';
import { useTypedFolder } from './typed-folder.js';

describe('native types', () => {
  const folder = useTypedFolder();

  it('knows types of a project by its nearest tsconfig', () => {
    folder.write('packages/a/tsconfig.json', '{ "compilerOptions": { "strict": true } }');
    folder.write('packages/a/load.ts', 'export async function load() { return 1; }');
    const text = 'import { load } from "./load.js";\nload();';
    folder.write('packages/a/main.ts', text);
    assert.equal(folder.kindOf('packages/a/main.ts', text), 'promise');
  });

  it('knows nothing of files that are no scripts as a whole, and goes on', () => {
    const text = 'async function load() { return 1; }\nload();';
    for (const name of ['a.vue', 'a.svelte', 'a.astro', 'a']) assert.equal(folder.kindOf(name, text), undefined, name);
    assert.equal(folder.kindOf('a.ts', text), 'promise');
    assert.deepEqual(folder.log, []);
  });

  it('looks for the tsconfigs of all files of a run with the first', () => {
    const paths = '{ "compilerOptions": { "strict": true, "paths": { "~/*": ["./lib/*"] } } }';
    const text = 'import { load } from "~/load.js";\nload();';
    const configs = ['api', 'web'].map((name) => {
      folder.write(`packages/${name}/main.ts`, text);
      folder.write(`packages/${name}/lib/load.ts`, 'export async function load() { return 1; }');
      return folder.write(`packages/${name}/tsconfig.json`, paths);
    });
    const script = 'import { load } from "./load.js";\nload();';
    for (const name of ['scripts', 'scripts/release']) {
      folder.write(`${name}/load.js`, 'export const load = async () => 1;');
      folder.write(`${name}/main.js`, script);
    }
    const files = ['packages/api/main.ts', 'packages/web/main.ts', 'scripts/main.js', 'scripts/release/main.js'];
    folder.types.close();
    folder.types = createNativeTypes({
      root: folder.root,
      isForOneRun: true,
      expected: {
        paths: [...files, 'gone.ts'].map((name) => path.join(folder.root, name)),
        isLeftOut: (file) => file.endsWith('gone.ts'),
      },
      log: (message) => folder.log.push(message),
    });
    assert.equal(folder.kindOf('scripts/main.js', script), 'promise');
    for (const config of configs) rmSync(config);
    assert.deepEqual(
      files.map((name) => folder.kindOf(name, name.endsWith('.ts') ? text : script)),
      ['promise', 'promise', 'promise', 'promise'],
    );
    assert.deepEqual(folder.log, []);
  });

  for (const run of ['in a run', 'in an editor'])
    for (const loose of ['tests/main.ts', 'src/load.test.ts']) {
      it(`knows a file by its tsconfig though ${loose}, which has none, imports it, ${run}`, () => {
        const config = { compilerOptions: { strictNullChecks: false }, include: ['src'], exclude: ['**/*.test.ts'] };
        folder.write('tsconfig.json', JSON.stringify(config));
        const texts = new Map([
          ['src/load.ts', 'export async function load() { return 1; }\nload();'],
          [loose, 'import { load } from "../src/load.js";\nload();'],
        ]);
        const paths = [...texts].map(([name, text]) => folder.write(name, text));
        for (const order of [[...texts.keys()], [...texts.keys()].reverse()]) {
          folder.types.close();
          const expected = { paths, isLeftOut: () => false };
          const isForOneRun = run === 'in a run';
          folder.types = createNativeTypes({ root: folder.root, ...(isForOneRun && { isForOneRun, expected }) });
          for (const name of [...order, ...order]) {
            const haveNulls = folder.ask(name, texts.get(name) ?? '').oracle?.hasNullTypes();
            assert.equal(haveNulls, name === loose, `${name} of ${order.join(', ')}`);
          }
        }
      });
    }

  it('guesses the files of a run, and looks for their tsconfigs at once, when many folders have none', () => {
    const text = 'import { load } from "@/load";\nload();';
    folder.write('packages/api/main.ts', text);
    folder.write('packages/api/lib/load.ts', 'export async function load() { return 1; }');
    const config = folder.write(
      'packages/api/tsconfig.json',
      '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
    );
    const scripts = ['build', 'deploy', 'lint', 'release', 'serve', 'test'].map((name) => `scripts/${name}/main.js`);
    const script = 'const load = async () => 1;\nload();';
    for (const name of ['tools/main.js', ...scripts]) folder.write(name, script);
    folder.types.close();
    folder.types = createNativeTypes({
      root: folder.root,
      isForOneRun: true,
      log: (message) => folder.log.push(message),
    });
    const kinds = ['tools/main.js', ...scripts].map((name) => folder.kindOf(name, script));
    assert.deepEqual(new Set(kinds), new Set(['promise']));
    rmSync(config);
    assert.equal(folder.kindOf('packages/api/main.ts', text), 'promise');
    assert.deepEqual(folder.log, []);
  });

  it('follows references of a solution-style tsconfig', () => {
    folder.write('tsconfig.json', '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }');
    folder.write(
      'tsconfig.app.json',
      '{ "compilerOptions": { "composite": true, "strict": true }, "include": ["src"] }',
    );
    const text = 'const p = Promise.resolve(1) as Promise<number> | null;\np;';
    folder.write('src/main.ts', text);
    const { oracle, node } = folder.ask('src/main.ts', text);
    assert.equal(oracle?.promiseKind(node), 'promise');
    assert.equal(oracle.isAlwaysPromise(node), false);
  });

  it('sees the text at hand, not the one on disk', () => {
    folder.write('tsconfig.json', '{}');
    folder.write('main.ts', 'export {};');
    assert.equal(folder.kindOf('main.ts', 'Promise.resolve();'), 'promise');
    assert.equal(folder.kindOf('main.ts', '"a".length;'), 'none');
  });

  it('sees unsaved text of other files, new ones included', () => {
    folder.write('tsconfig.json', '{}');
    const text = 'import { load } from "./load.js";\nload();';
    folder.write('main.ts', text);
    const other = folder.write('load.ts', 'export const load = () => 1;');
    assert.equal(folder.kindOf('main.ts', text), 'none');
    folder.open.set(other, 'export const load = async () => 1;');
    folder.types.invalidate(other);
    assert.equal(folder.kindOf('main.ts', text), 'promise');
  });

  it('does not wait for a named pipe that an import or a tsconfig names', function () {
    if (process.platform === 'win32') this.skip();
    folder.write('tsconfig.json', '{ "files": ["main.ts", "pipe.ts"] }');
    execFileSync('mkfifo', [path.join(folder.root, 'pipe.ts')]);
    const text = 'import { load } from "./pipe.js";\nload();';
    folder.write('main.ts', text);
    assert.equal(folder.kindOf('main.ts', text), 'unresolved');
    assert.equal(folder.kindOf('main.ts', `${text}\nPromise.resolve();`), 'promise');
    assert.deepEqual(folder.log, []);
  });

  it('notices files that come and go', () => {
    folder.write('tsconfig.json', '{}');
    const text = 'import { load } from "./load.js";\nload();';
    folder.write('main.ts', text);
    assert.equal(folder.kindOf('main.ts', text), 'unresolved');
    const other = folder.write('load.ts', 'export const load = async () => 1;');
    folder.types.invalidate(other);
    assert.equal(folder.kindOf('main.ts', text), 'promise');
    rmSync(other);
    folder.types.invalidate(other);
    assert.equal(folder.kindOf('main.ts', text), 'unresolved');
  });

  it('notices many files that come, go and change between two questions', () => {
    folder.write('tsconfig.json', '{}');
    const imports = ['a', 'b', 'c'].map((name) => `import { load as ${name} } from "./${name}.js";`).join('\n');
    const promise = 'export const load = async () => 1;';
    const plain = 'export const load = () => 1;';
    for (const name of ['a', 'b', 'c']) {
      const text = `${imports}\n${name}();`;
      folder.write(`main-${name}.ts`, text);
    }
    const kinds = (): (PromiseKind | undefined)[] =>
      ['a', 'b', 'c'].map((name) => folder.kindOf(`main-${name}.ts`, `${imports}\n${name}();`));
    const files = [folder.write('a.ts', plain), folder.write('b.ts', promise), path.join(folder.root, 'c.ts')];
    assert.deepEqual(kinds(), ['none', 'promise', 'unresolved']);
    folder.write('a.ts', promise);
    rmSync(path.join(folder.root, 'b.ts'));
    folder.write('c.ts', plain);
    for (const file of files) folder.types.invalidate(file);
    assert.deepEqual(kinds(), ['promise', 'unresolved', 'none']);
  });

  it('knows plain JavaScript without any tsconfig, with the types of installed packages', () => {
    const text = 'import { readFile } from "node:fs/promises";\nreadFile("a");';
    folder.write('lib/main.js', text);
    assert.equal(folder.kindOf('lib/main.js', text), 'promise');
    assert.equal(folder.kindOf('lib/unsaved.js', 'async function f() {}\nf();'), 'promise');
    assert.equal(folder.kindOf('lib/unsaved.js', 'function f() {}\nf();'), 'none');
  });

  it('serves options that TypeScript 7 has removed in their new form, and says so once', () => {
    const options = { baseUrl: 'src', paths: { '#lib/*': ['lib/*'] }, moduleResolution: 'node', target: 'es5' };
    folder.write('tsconfig.json', `{ /* old */ "compilerOptions": ${JSON.stringify(options)}, }`);
    folder.write('src/lib/load.ts', 'export async function load() {}');
    const text = 'import { load } from "#lib/load";\nimport { load as same } from "lib/load";\n[load(), same()];';
    folder.write('src/main.ts', text);
    assert.equal(folder.kindOf('src/main.ts', text), 'array');
    assert.equal(folder.log.length, 1);
    assert.match(folder.log[0] ?? '', /tsconfig\.json.*baseUrl/);
  });

  it('leaves the folder of the config that extends another to the compiler', () => {
    const bases = [
      { paths: { '#lib/*': ['${configDir}/lib/*'] } },
      { baseUrl: '${configDir}', paths: { '#lib/*': ['lib/*'] } },
      { baseUrl: '${configDir}/lib', paths: { '#lib/*': ['./*'] }, target: 'es5' },
    ];
    for (const [index, compilerOptions] of bases.entries()) {
      folder.write(`base/${index}.json`, JSON.stringify({ compilerOptions }));
      folder.write(`app${index}/tsconfig.json`, `{ "extends": "../base/${index}.json" }`);
      folder.write(`app${index}/lib/load.ts`, 'export async function load() {}');
      const text = 'import { load } from "#lib/load";\nload();';
      folder.write(`app${index}/main.ts`, text);
      assert.equal(folder.kindOf(`app${index}/main.ts`, text), 'promise', `${index}`);
    }
  });

  it('goes on with a tsconfig that is broken', () => {
    folder.write('tsconfig.json', '{ "compilerOptions": { "strict": tru');
    assert.equal(folder.kindOf('main.ts', 'Promise.resolve();'), 'promise');
  });

  describe('of a tsconfig that extends itself', () => {
    const strictness = 'const p = Promise.resolve(1) as Promise<number> | null;\np;';
    const loose = '"compilerOptions": { "strict": false }';
    beforeEach(() => folder.write('main.ts', ''));
    const isStrict = (): boolean | undefined => folder.ask('main.ts', strictness).oracle?.hasNullTypes();
    const chain = (...names: string[]): string => names.map((name) => path.join(folder.root, name)).join(' -> ');

    it('leaves the step out that leads back, and says so once', () => {
      folder.write('tsconfig.json', `{ "extends": "./tsconfig", ${loose} }`);
      assert.equal(isStrict(), false);
      folder.types.invalidate(path.join(folder.root, 'tsconfig.json'));
      assert.equal(isStrict(), false);
      const circle = chain('tsconfig.json', 'tsconfig.json');
      assert.deepEqual(folder.log, [
        `${path.join(folder.root, 'tsconfig.json')}: extends itself (${circle}): read without the last step.`,
      ]);
    });

    it('reads what else it extends', () => {
      folder.write('tsconfig.json', '{ "extends": ["./loose.json", "./configs/base"] }');
      folder.write('loose.json', `{ ${loose} }`);
      folder.write('configs/base.json', '{ /* all */ "extends": ["../tsconfig.json", "../paths.json"], }');
      folder.write('paths.json', '{ "compilerOptions": { "baseUrl": "./lib" } }');
      folder.write('lib/load.ts', 'export async function load() { return 1; }');
      assert.equal(folder.kindOf('main.ts', 'import { load } from "load";\nload();'), 'promise');
      assert.equal(isStrict(), false);
      const circle = chain('tsconfig.json', 'configs/base.json', 'tsconfig.json');
      assert.deepEqual(
        folder.log.filter((message) => message.includes('itself')),
        [`${path.join(folder.root, 'configs/base.json')}: extends itself (${circle}): read without the last step.`],
      );
    });

    it('knows it through packages, too, and one that two others extend is none', () => {
      folder.write('app/tsconfig.json', '{ "extends": ["@post/config/a.json", "@post/config/b"] }');
      folder.write('app/node_modules/@post/config/a.json', '{ "extends": "./c" }');
      folder.write('app/node_modules/@post/config/b/tsconfig.json', '{ "extends": "../c.json" }');
      folder.write('app/node_modules/@post/config/c.json', `{ ${loose} }`);
      folder.write('app/main.ts', '');
      assert.equal(folder.ask('app/main.ts', strictness).oracle?.hasNullTypes(), false);
      assert.deepEqual(folder.log, []);
      folder.write('web/tsconfig.json', '{ "extends": "@post/config/c.json" }');
      folder.write('web/node_modules/@post/config/b/tsconfig.json', '{ "extends": "../c.json" }');
      folder.write('web/node_modules/@post/config/c.json', '{ "extends": "@post/config/b" }');
      folder.write('web/main.ts', '');
      assert.notEqual(folder.ask('web/main.ts', strictness).oracle, undefined);
      assert.match(
        folder.log.join('\n'),
        /b\/tsconfig\.json: extends itself .*c\.json -> .*b\/tsconfig\.json -> .*c\.json/,
      );
    });

    it('heeds that the circle is gone, or new', () => {
      const config = folder.write('tsconfig.json', '{ "extends": "./base.json" }');
      const base = folder.write('base.json', '{}');
      assert.equal(isStrict(), true);
      folder.write('base.json', `{ "extends": "./tsconfig.json", ${loose} }`);
      folder.types.invalidate(base);
      assert.equal(isStrict(), false);
      assert.equal(folder.log.length, 1);
      folder.write('tsconfig.json', '{}');
      folder.types.invalidate(config);
      assert.equal(isStrict(), true);
      folder.write('tsconfig.json', `{ "extends": "./base.json" }`);
      folder.write('base.json', `{ "extends": "./other.json", ${loose} }`);
      for (const changed of [config, base]) folder.types.invalidate(changed);
      assert.equal(isStrict(), false);
    });

    it('lets projects refer to each other in a circle', () => {
      folder.write('tsconfig.json', '{ "files": [], "references": [{ "path": "./lib" }, { "path": "." }] }');
      folder.write(
        'lib/tsconfig.json',
        '{ "compilerOptions": { "composite": true, "strict": true }, "references": [{ "path": ".." }] }',
      );
      assert.equal(folder.ask('lib/main.ts', strictness).oracle?.hasNullTypes(), true);
      assert.equal(folder.kindOf('main.ts', 'Promise.resolve();'), 'promise');
      assert.deepEqual(folder.log, []);
    });
  });

  it('counts positions as ESLint does, beyond ASCII and behind a byte order mark', () => {
    folder.write('tsconfig.json', '{}');
    folder.write('main.ts', '\uFEFFconst s = "\u{1F600}\u00e9";\nPromise.resolve(s);');
    assert.equal(folder.kindOf('main.ts', 'const s = "\u{1F600}\u00e9";\nPromise.resolve(s);'), 'promise');
  });

  it('answers other questions when the compiler fails on one', () => {
    // TypeScript 7.0 panics when it is to tell the type of `[]` where a tuple is expected.
    folder.write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
    const declared = 'declare function take<T extends [string] | []>(tuple: T): Promise<T>;';
    const { oracle, node } = folder.ask('main.ts', `${declared}\ntake([]);`);
    assert.ok(oracle && node.type === 'CallExpression');
    const [tuple] = node.arguments;
    assert.ok(tuple && tuple.type !== 'SpreadElement');
    oracle.prefetch([tuple, node, node.callee]);
    assert.equal(oracle.promiseKind(tuple), 'unresolved');
    assert.equal(oracle.promiseKind(node), 'promise');
    assert.equal(oracle.returnKind(node.callee), 'promise');
    assert.deepEqual(folder.log, []);
  });

  describe('while a file is edited', () => {
    const edit = (name: string, text: string): PromiseKind | undefined => {
      folder.open.set(path.join(folder.root, name), text);
      folder.types.invalidate(path.join(folder.root, name));
      return folder.kindOf(name, text);
    };

    it('sees what is imported now and was not before', () => {
      folder.write('tsconfig.json', '{}');
      folder.write('load.ts', 'export const load = async () => 1;');
      folder.write('main.ts', 'export {};');
      assert.equal(edit('main.ts', 'declare function load(): void;\nload();'), 'none');
      assert.equal(edit('main.ts', 'import { load } from "./load.js";\nload();'), 'promise');
      assert.equal(edit('main.ts', 'import { load } from "./gone.js";\nload();'), 'unresolved');
    });

    it('sees in other files what is edited in this one', () => {
      folder.write('tsconfig.json', '{}');
      folder.write('load.ts', 'export const load = 1;');
      const text = 'import { load } from "./load.js";\nload();';
      folder.write('main.ts', text);
      for (const [before, kind] of [
        ['', 'none'],
        ['async ', 'promise'],
        ['', 'none'],
      ] as const) {
        edit('load.ts', `export const load = ${before}() => 1;\nload();`);
        assert.equal(folder.kindOf('main.ts', text), kind);
      }
    });

    it('takes it in while something else is done', () => {
      folder.write('tsconfig.json', '{}');
      folder.write('main.ts', 'export {};');
      edit('main.ts', 'export {};\n1;');
      const main = path.join(folder.root, 'main.ts');
      folder.open.set(main, 'Promise.resolve();');
      folder.types.invalidate(main);
      folder.read.length = 0;
      folder.types.beginUpdate();
      assert.deepEqual(folder.read, [main, main]);
      folder.types.lookAhead(main);
      assert.equal(folder.kindOf('main.ts', 'Promise.resolve();'), 'promise');
      assert.deepEqual(folder.read, [main, main]);
    });

    it('does something else while it answers a long question, however long that is', () => {
      const calls = 'load();\n'.repeat(3000);
      const text = `const load = async () => 1;\n${calls}load();`;
      folder.write('tsconfig.json', '{}');
      folder.write('main.ts', text);
      let count = 0;
      folder.types = createNativeTypes({ root: folder.root, meanwhile: () => (count += 1) });
      const { oracle, node } = folder.ask('main.ts', text);
      const { body } = parseForESLint(text, { filePath: path.join(folder.root, 'main.ts') }).ast;
      oracle?.prefetch(body.flatMap((one) => (one.type === 'ExpressionStatement' ? [one.expression] : [])));
      assert.equal(count, 1);
      assert.equal(oracle?.promiseKind(node), 'promise');
    });

    it('sees later edits, too, of this file and others, before it is looked at', () => {
      folder.write('tsconfig.json', '{}');
      const other = folder.write('load.ts', 'export const load = 1;');
      const main = folder.write('main.ts', 'export {};');
      const text = 'import { load } from "./load.js";\nload();';
      edit('main.ts', text);
      const change = (file: string, changed: string): void => {
        folder.open.set(file, changed);
        folder.types.invalidate(file);
      };
      change(main, `${text} // first`);
      folder.types.beginUpdate();
      folder.types.lookAhead(main);
      change(other, 'export const load = async () => 1;');
      folder.types.beginUpdate();
      change(main, text);
      folder.types.beginUpdate();
      folder.types.beginUpdate();
      assert.equal(folder.kindOf('main.ts', text), 'promise');
      change(other, 'export const load = () => 1;');
      folder.types.beginUpdate();
      assert.equal(folder.kindOf('main.ts', text), 'none');
      assert.deepEqual(folder.log, []);
    });

    it('finds a file again that was gone without notice', () => {
      folder.write('tsconfig.json', '{}');
      const text = 'import { load } from "./load.js";\nload();';
      folder.write('main.ts', text);
      const other = folder.write('load.ts', 'export const load = () => 1;');
      assert.equal(folder.kindOf('main.ts', text), 'none');
      rmSync(other);
      folder.types.invalidate(folder.write('new.ts', 'export {};'));
      folder.kindOf('main.ts', text);
      folder.write('load.ts', 'export const load = async () => 1;');
      folder.types.invalidate(other);
      assert.equal(folder.kindOf('main.ts', text), 'promise');
    });

    it('lets the compiler keep the rest of the program', () => {
      const { changes } = folder.useObservedCompiler();
      folder.write('tsconfig.json', '{}');
      folder.write('main.ts', 'export {};');
      folder.kindOf('main.ts', 'export {};\n1;');
      changes.length = 0;
      edit('main.ts', 'export {};\n2;');
      edit('main.ts', 'export {};\n3;');
      const onlyChanged = { changed: [path.join(folder.root, 'main.ts')] };
      assert.deepEqual(changes, [onlyChanged, onlyChanged]);
    });
  });
});
