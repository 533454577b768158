import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { SourceCode } from 'eslint';
import { parseForESLint } from '../../../src/javascript/parser/index.js';
import { createNativeTypes, type NativeTypes } from '../../../src/javascript/types/native-types.js';
import type { PromiseKind, TypeOracle } from '../../../src/javascript/types/type-oracle.js';

const installed = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

describe('native types', () => {
  let root: string;
  let types: NativeTypes;
  let log: string[];
  const open = new Map<string, string>();
  /** The paths of files whose open text was asked for. */
  const read: string[] = [];

  const write = (name: string, text: string): string => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  /** The oracle of a file, with the expression of its last statement. */
  const ask = (name: string, text: string): { oracle: TypeOracle | undefined; node: TSESTree.Expression } => {
    const filePath = path.join(root, name);
    const { ast, scopeManager, visitorKeys } = parseForESLint(text, { filePath });
    const sourceCode = new SourceCode({ text, ast, scopeManager, visitorKeys } as never);
    // Sets the parents of all nodes.
    sourceCode.traverse();
    const last = ast.body.at(-1);
    assert.ok(last?.type === 'ExpressionStatement');
    return {
      oracle: types.createOracle(filePath, sourceCode as unknown as TSESLint.SourceCode),
      node: last.expression,
    };
  };

  const kindOf = (name: string, text: string): PromiseKind | undefined => {
    const { oracle, node } = ask(name, text);
    return oracle?.promiseKind(node);
  };

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-types-')));
    symlinkSync(installed, path.join(root, 'node_modules'));
    log = [];
    open.clear();
    types = createNativeTypes({
      root,
      files: {
        readFile: (file) => {
          if (open.has(file)) read.push(file);
          return open.get(file);
        },
      },
      log: (message) => log.push(message),
    });
  });

  afterEach(() => {
    types.close();
    rmSync(root, { recursive: true });
  });

  it('knows types of a project by its nearest tsconfig', () => {
    write('packages/a/tsconfig.json', '{ "compilerOptions": { "strict": true } }');
    write('packages/a/load.ts', 'export async function load() { return 1; }');
    const text = 'import { load } from "./load.js";\nload();';
    write('packages/a/main.ts', text);
    assert.equal(kindOf('packages/a/main.ts', text), 'promise');
  });

  it('looks for the tsconfigs of all files of a run with the first', () => {
    const paths = '{ "compilerOptions": { "strict": true, "paths": { "~/*": ["./lib/*"] } } }';
    const text = 'import { load } from "~/load.js";\nload();';
    const configs = ['api', 'web'].map((name) => {
      write(`packages/${name}/main.ts`, text);
      write(`packages/${name}/lib/load.ts`, 'export async function load() { return 1; }');
      return write(`packages/${name}/tsconfig.json`, paths);
    });
    const script = 'import { load } from "./load.js";\nload();';
    for (const folder of ['scripts', 'scripts/release']) {
      write(`${folder}/load.js`, 'export const load = async () => 1;');
      write(`${folder}/main.js`, script);
    }
    const files = ['packages/api/main.ts', 'packages/web/main.ts', 'scripts/main.js', 'scripts/release/main.js'];
    types.close();
    types = createNativeTypes({
      root,
      isForOneRun: true,
      expected: {
        paths: [...files, 'gone.ts'].map((name) => path.join(root, name)),
        isLeftOut: (file) => file.endsWith('gone.ts'),
      },
      log: (message) => log.push(message),
    });
    assert.equal(kindOf('scripts/main.js', script), 'promise');
    for (const config of configs) rmSync(config);
    assert.deepEqual(
      files.map((name) => kindOf(name, name.endsWith('.ts') ? text : script)),
      ['promise', 'promise', 'promise', 'promise'],
    );
    assert.deepEqual(log, []);
  });

  it('guesses the files of a run, and looks for their tsconfigs at once, when many folders have none', () => {
    const text = 'import { load } from "@/load";\nload();';
    write('packages/api/main.ts', text);
    write('packages/api/lib/load.ts', 'export async function load() { return 1; }');
    const config = write('packages/api/tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }');
    const scripts = ['build', 'deploy', 'lint', 'release', 'serve', 'test'].map((name) => `scripts/${name}/main.js`);
    const script = 'const load = async () => 1;\nload();';
    for (const name of ['tools/main.js', ...scripts]) write(name, script);
    types.close();
    types = createNativeTypes({ root, isForOneRun: true, log: (message) => log.push(message) });
    const kinds = ['tools/main.js', ...scripts].map((name) => kindOf(name, script));
    assert.deepEqual(new Set(kinds), new Set(['promise']));
    rmSync(config);
    assert.equal(kindOf('packages/api/main.ts', text), 'promise');
    assert.deepEqual(log, []);
  });

  it('follows references of a solution-style tsconfig', () => {
    write('tsconfig.json', '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }');
    write('tsconfig.app.json', '{ "compilerOptions": { "composite": true, "strict": true }, "include": ["src"] }');
    const text = 'const p = Promise.resolve(1) as Promise<number> | null;\np;';
    write('src/main.ts', text);
    const { oracle, node } = ask('src/main.ts', text);
    assert.equal(oracle?.promiseKind(node), 'promise');
    assert.equal(oracle.isAlwaysPromise(node), false);
  });

  it('sees the text at hand, not the one on disk', () => {
    write('tsconfig.json', '{}');
    write('main.ts', 'export {};');
    assert.equal(kindOf('main.ts', 'Promise.resolve();'), 'promise');
    assert.equal(kindOf('main.ts', '"a".length;'), 'none');
  });

  it('sees unsaved text of other files, new ones included', () => {
    write('tsconfig.json', '{}');
    const text = 'import { load } from "./load.js";\nload();';
    write('main.ts', text);
    const other = write('load.ts', 'export const load = () => 1;');
    assert.equal(kindOf('main.ts', text), 'none');
    open.set(other, 'export const load = async () => 1;');
    types.invalidate(other);
    assert.equal(kindOf('main.ts', text), 'promise');
  });

  it('does not wait for a named pipe that an import or a tsconfig names', function () {
    if (process.platform === 'win32') this.skip();
    write('tsconfig.json', '{ "files": ["main.ts", "pipe.ts"] }');
    execFileSync('mkfifo', [path.join(root, 'pipe.ts')]);
    const text = 'import { load } from "./pipe.js";\nload();';
    write('main.ts', text);
    assert.equal(kindOf('main.ts', text), 'unresolved');
    assert.equal(kindOf('main.ts', `${text}\nPromise.resolve();`), 'promise');
    assert.deepEqual(log, []);
  });

  it('notices files that come and go', () => {
    write('tsconfig.json', '{}');
    const text = 'import { load } from "./load.js";\nload();';
    write('main.ts', text);
    assert.equal(kindOf('main.ts', text), 'unresolved');
    const other = write('load.ts', 'export const load = async () => 1;');
    types.invalidate(other);
    assert.equal(kindOf('main.ts', text), 'promise');
    rmSync(other);
    types.invalidate(other);
    assert.equal(kindOf('main.ts', text), 'unresolved');
  });

  it('notices many files that come, go and change between two questions', () => {
    write('tsconfig.json', '{}');
    const imports = ['a', 'b', 'c'].map((name) => `import { load as ${name} } from "./${name}.js";`).join('\n');
    const promise = 'export const load = async () => 1;';
    const plain = 'export const load = () => 1;';
    for (const name of ['a', 'b', 'c']) {
      const text = `${imports}\n${name}();`;
      write(`main-${name}.ts`, text);
    }
    const kinds = (): (PromiseKind | undefined)[] =>
      ['a', 'b', 'c'].map((name) => kindOf(`main-${name}.ts`, `${imports}\n${name}();`));
    const files = [write('a.ts', plain), write('b.ts', promise), path.join(root, 'c.ts')];
    assert.deepEqual(kinds(), ['none', 'promise', 'unresolved']);
    write('a.ts', promise);
    rmSync(path.join(root, 'b.ts'));
    write('c.ts', plain);
    for (const file of files) types.invalidate(file);
    assert.deepEqual(kinds(), ['promise', 'unresolved', 'none']);
  });

  it('knows plain JavaScript without any tsconfig, with the types of installed packages', () => {
    const text = 'import { readFile } from "node:fs/promises";\nreadFile("a");';
    write('lib/main.js', text);
    assert.equal(kindOf('lib/main.js', text), 'promise');
    assert.equal(kindOf('lib/unsaved.js', 'async function f() {}\nf();'), 'promise');
    assert.equal(kindOf('lib/unsaved.js', 'function f() {}\nf();'), 'none');
  });

  it('serves options that TypeScript 7 has removed in their new form, and says so once', () => {
    const options = { baseUrl: 'src', paths: { '#lib/*': ['lib/*'] }, moduleResolution: 'node', target: 'es5' };
    write('tsconfig.json', `{ /* old */ "compilerOptions": ${JSON.stringify(options)}, }`);
    write('src/lib/load.ts', 'export async function load() {}');
    const text = 'import { load } from "#lib/load";\nimport { load as same } from "lib/load";\n[load(), same()];';
    write('src/main.ts', text);
    assert.equal(kindOf('src/main.ts', text), 'array');
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /tsconfig\.json.*baseUrl/);
  });

  it('goes on with a tsconfig that is broken', () => {
    write('tsconfig.json', '{ "compilerOptions": { "strict": tru');
    assert.equal(kindOf('main.ts', 'Promise.resolve();'), 'promise');
  });

  it('counts positions as ESLint does, beyond ASCII and behind a byte order mark', () => {
    write('tsconfig.json', '{}');
    write('main.ts', '\uFEFFconst s = "\u{1F600}\u00e9";\nPromise.resolve(s);');
    assert.equal(kindOf('main.ts', 'const s = "\u{1F600}\u00e9";\nPromise.resolve(s);'), 'promise');
  });

  it('answers other questions when the compiler fails on one', () => {
    // TypeScript 7.0 panics when it is to tell the type of `[]` where a tuple is expected.
    write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
    const declared = 'declare function take<T extends [string] | []>(tuple: T): Promise<T>;';
    const { oracle, node } = ask('main.ts', `${declared}\ntake([]);`);
    assert.ok(oracle && node.type === 'CallExpression');
    const [tuple] = node.arguments;
    assert.ok(tuple && tuple.type !== 'SpreadElement');
    oracle.prefetch([tuple, node, node.callee]);
    assert.equal(oracle.promiseKind(tuple), 'unresolved');
    assert.equal(oracle.promiseKind(node), 'promise');
    assert.equal(oracle.returnKind(node.callee), 'promise');
    assert.deepEqual(log, []);
  });

  describe('while a file is edited', () => {
    const edit = (name: string, text: string): PromiseKind | undefined => {
      open.set(path.join(root, name), text);
      types.invalidate(path.join(root, name));
      return kindOf(name, text);
    };

    it('sees what is imported now and was not before', () => {
      write('tsconfig.json', '{}');
      write('load.ts', 'export const load = async () => 1;');
      write('main.ts', 'export {};');
      assert.equal(edit('main.ts', 'declare function load(): void;\nload();'), 'none');
      assert.equal(edit('main.ts', 'import { load } from "./load.js";\nload();'), 'promise');
      assert.equal(edit('main.ts', 'import { load } from "./gone.js";\nload();'), 'unresolved');
    });

    it('sees in other files what is edited in this one', () => {
      write('tsconfig.json', '{}');
      write('load.ts', 'export const load = 1;');
      const text = 'import { load } from "./load.js";\nload();';
      write('main.ts', text);
      for (const [before, kind] of [
        ['', 'none'],
        ['async ', 'promise'],
        ['', 'none'],
      ] as const) {
        edit('load.ts', `export const load = ${before}() => 1;\nload();`);
        assert.equal(kindOf('main.ts', text), kind);
      }
    });

    it('takes it in while something else is done', () => {
      write('tsconfig.json', '{}');
      write('main.ts', 'export {};');
      edit('main.ts', 'export {};\n1;');
      const main = path.join(root, 'main.ts');
      open.set(main, 'Promise.resolve();');
      types.invalidate(main);
      read.length = 0;
      types.beginUpdate();
      assert.deepEqual(read, [main, main]);
      types.lookAhead(main);
      assert.equal(kindOf('main.ts', 'Promise.resolve();'), 'promise');
      assert.deepEqual(read, [main, main]);
    });

    it('does something else while it answers a long question, however long that is', () => {
      const calls = 'load();\n'.repeat(3000);
      const text = `const load = async () => 1;\n${calls}load();`;
      write('tsconfig.json', '{}');
      write('main.ts', text);
      let count = 0;
      types = createNativeTypes({ root, meanwhile: () => (count += 1) });
      const { oracle, node } = ask('main.ts', text);
      const { body } = parseForESLint(text, { filePath: path.join(root, 'main.ts') }).ast;
      oracle?.prefetch(body.flatMap((one) => (one.type === 'ExpressionStatement' ? [one.expression] : [])));
      assert.equal(count, 1);
      assert.equal(oracle?.promiseKind(node), 'promise');
    });

    it('sees later edits, too, of this file and others, before it is looked at', () => {
      write('tsconfig.json', '{}');
      const other = write('load.ts', 'export const load = 1;');
      const main = write('main.ts', 'export {};');
      const text = 'import { load } from "./load.js";\nload();';
      edit('main.ts', text);
      const change = (file: string, changed: string): void => {
        open.set(file, changed);
        types.invalidate(file);
      };
      change(main, `${text} // first`);
      types.beginUpdate();
      types.lookAhead(main);
      change(other, 'export const load = async () => 1;');
      types.beginUpdate();
      change(main, text);
      types.beginUpdate();
      types.beginUpdate();
      assert.equal(kindOf('main.ts', text), 'promise');
      change(other, 'export const load = () => 1;');
      types.beginUpdate();
      assert.equal(kindOf('main.ts', text), 'none');
      assert.deepEqual(log, []);
    });

    it('finds a file again that was gone without notice', () => {
      write('tsconfig.json', '{}');
      const text = 'import { load } from "./load.js";\nload();';
      write('main.ts', text);
      const other = write('load.ts', 'export const load = () => 1;');
      assert.equal(kindOf('main.ts', text), 'none');
      rmSync(other);
      types.invalidate(write('new.ts', 'export {};'));
      kindOf('main.ts', text);
      write('load.ts', 'export const load = async () => 1;');
      types.invalidate(other);
      assert.equal(kindOf('main.ts', text), 'promise');
    });

    it('lets the compiler keep the rest of the program', () => {
      const { changes } = useObservedCompiler();
      write('tsconfig.json', '{}');
      write('main.ts', 'export {};');
      kindOf('main.ts', 'export {};\n1;');
      changes.length = 0;
      edit('main.ts', 'export {};\n2;');
      edit('main.ts', 'export {};\n3;');
      const onlyChanged = { changed: [path.join(root, 'main.ts')] };
      assert.deepEqual(changes, [onlyChanged, onlyChanged]);
    });
  });

  /** Lets the types come from a compiler of the workspace that tells what it is told. */
  const useObservedCompiler = (): { live: ReadonlySet<unknown>; changes: object[] } => {
    rmSync(path.join(root, 'node_modules'));
    write('node_modules/typescript/package.json', '{ "name": "typescript", "version": "7.9.0" }');
    const real = JSON.stringify(path.join(installed, 'typescript-native/dist'));
    write('node_modules/typescript/unstable/ast.js', `module.exports = require(${real} + '/ast/index.js');`);
    const observed = write(
      'node_modules/typescript/unstable/sync.js',
      `const real = require(${real} + '/api/sync/api.js');
      const live = new Set();
      const changes = [];
      class API extends real.API {
        updateSnapshot(told) {
          if (told.fileChanges) changes.push(told.fileChanges);
          const snapshot = super.updateSnapshot(told);
          live.add(snapshot);
          const dispose = snapshot.dispose.bind(snapshot);
          snapshot.dispose = () => { live.delete(snapshot); dispose(); };
          return snapshot;
        }
      }
      module.exports = { ...real, API, live, changes };`,
    );
    types = createNativeTypes({ root, files: { readFile: (file) => open.get(file) }, allowWorkspaceTypeScript: true });
    return createRequire(observed)(observed) as { live: ReadonlySet<unknown>; changes: object[] };
  };

  it('holds one snapshot, however often files change', () => {
    const { live } = useObservedCompiler();
    write('tsconfig.json', '{}');
    write('main.ts', 'export {};');
    const answers = Array.from({ length: 20 }, (_, edit) =>
      kindOf('main.ts', `${'\n'.repeat(edit)}Promise.resolve();`),
    );
    assert.deepEqual(new Set(answers), new Set(['promise']));
    assert.equal(live.size, 1);
    types.close();
    assert.equal(live.size, 0);
  });

  it('starts a new process when it ends, and says so', () => {
    write('tsconfig.json', '{}');
    const { oracle, node } = ask('main.ts', 'Promise.resolve();');
    types.close();
    assert.equal(oracle?.promiseKind(node), 'unresolved');
    assert.match(log.join('\n'), /has ended/);
    assert.equal(kindOf('main.ts', 'Promise.resolve(1);'), 'promise');
  });

  it('ends a process that hangs, says so once, and goes on with a new one', () => {
    // A compiler whose first two processes never answer; the third answers that there are no projects.
    rmSync(path.join(root, 'node_modules'));
    write('node_modules/typescript/package.json', '{ "name": "typescript", "version": "7.9.0" }');
    write('node_modules/typescript/unstable/ast.js', 'exports.SyntaxKind = {};');
    write(
      'node_modules/typescript/unstable/sync.js',
      `const { spawn } = require('node:child_process');
      const { readSync } = require('node:fs');
      let starts = 0;
      exports.TypeFlags = {};
      exports.API = class {
        constructor() {
          const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'pipe', 'ignore'] });
          child.stdout._handle.setBlocking(true);
          child.unref();
          this.client = { channel: { child } };
          this.hangs = ++starts < 3;
        }
        updateSnapshot() {
          const { child } = this.client.channel;
          if (this.hangs && readSync(child.stdout._handle.fd, Buffer.alloc(1), 0, 1, null) === 0) {
            throw new Error('Unexpected EOF while reading from child process');
          }
          return { getProjects: () => [], getProject() {}, getDefaultProjectForFile() {}, dispose() {} };
        }
        close() {
          this.client.channel.child.stdin.destroy();
          this.client.channel.child.stdout.destroy();
        }
      };`,
    );
    types = createNativeTypes({
      root,
      allowWorkspaceTypeScript: true,
      patience: 50,
      log: (message) => log.push(message),
    });
    assert.equal(ask('main.ts', 'Promise.resolve();').oracle, undefined);
    assert.equal(ask('main.ts', 'Promise.resolve();').oracle, undefined);
    assert.deepEqual(log, [
      'The types process did not answer and was ended: files are checked without types meanwhile.',
    ]);
    types.start();
    assert.deepEqual(types.getState(), { kind: 'native', version: '7.9.0', isOfWorkspace: true });
    assert.equal(log.length, 1);
  });

  const kinds: readonly (readonly [declaration: string, expression: string, PromiseKind])[] = [
    ['', 'Promise.resolve(1)', 'promise'],
    ['class Job extends Promise<void> {}', 'new Job(() => {})', 'promise'],
    ['declare const p: Promise<1> | undefined;', 'p', 'promise'],
    ['declare const p: Promise<1> & { id: string };', 'p', 'promise'],
    ['declare const p: [number, Promise<1>];', 'p', 'array'],
    ['declare const p: readonly Promise<1>[] | null;', 'p', 'array'],
    ['declare const p: PromiseLike<1>;', 'p', 'thenable'],
    ['declare const p: { then: number };', 'p', 'none'],
    ['class Promise2<T> { then(f: (value: T) => void) {} }', 'new Promise2<1>()', 'thenable'],
    ['declare const p: any;', 'p', 'any'],
    ['declare const p: unknown;', 'p', 'any'],
    ['import { p } from "nowhere";', 'p', 'unresolved'],
    ['', 'nothing', 'unresolved'],
    ['interface Node2 extends Array<Node2> {} declare const p: Node2;', 'p', 'none'],
    ['type F<T> = T extends string ? Promise<T> : never; declare const p: F<"a">;', 'p', 'promise'],
  ];
  for (const [declaration, expression, kind] of kinds) {
    it(`${kind}: ${declaration} ${expression}`, () => {
      write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
      assert.equal(kindOf('main.ts', `export {};\n${declaration}\n;(${expression});`), kind);
    });
  }

  const origins: readonly (readonly [text: string, module: string, name: string])[] = [
    ['import { all } from "./re-export.js"; all.load();', './load.ts', 'load'],
    ['import fs from "node:fs"; const { readFileSync: r } = fs; r("a");', 'fs', 'readFileSync'],
    ['new EventTarget().addEventListener("x", null);', 'globalThis', 'EventTarget.addEventListener'],
    ['[1].map(String);', 'globalThis', 'Array.map'],
    ['class A { run() {} } new A().run();', './main.ts', 'A.run'],
  ];
  for (const [text, module, name] of origins) {
    it(`finds that ${name} of ${module} is called in ${text}`, () => {
      write('tsconfig.json', '{ "compilerOptions": { "types": ["node"] } }');
      write('load.ts', 'export async function load() {}');
      write('re-export.ts', 'export * as all from "./load.js";');
      const { oracle, node } = ask('main.ts', text);
      assert.ok(node.type === 'CallExpression');
      const expected = module.startsWith('.') ? path.join(root, module) : module;
      assert.deepEqual(oracle?.calleeOrigin(node), { module: expected, name });
    });
  }

  it('finds the declaration, the signal parameter and the length of a tuple', () => {
    write('tsconfig.json', '{}');
    const load = 'export function load(url: string, options?: { signal?: AbortSignal }): [1, 2] { return [1, 2]; }';
    const other = write('load.ts', `// first\n${load}`);
    const { oracle, node } = ask('main.ts', 'import { load } from "./load.js";\nload("a");');
    assert.ok(node.type === 'CallExpression');
    assert.deepEqual(oracle?.calleeDeclaration(node), { path: other, start: 9, end: 9 + load.length });
    assert.deepEqual(oracle.findSignalParameter(node), { type: 'AbortSignal', index: 1, property: 'signal' });
    assert.equal(oracle.tupleLength(node), 2);
  });

  it('finds what the elements of an array are declared as', () => {
    write('tsconfig.json', '{}');
    const other = write('load.ts', 'export interface User { name: string }\nexport declare function load(): User[];');
    const { oracle, node } = ask('main.ts', 'import { load } from "./load.js";\nload();');
    assert.deepEqual(oracle?.elementOrigin(node), { module: other, name: 'User' });
  });
});
