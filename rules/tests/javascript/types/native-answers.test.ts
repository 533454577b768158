import assert from 'node:assert/strict';
import path from 'node:path';
import type { PromiseKind } from '../../../src/javascript/types/type-oracle.js';
import { useTypedFolder } from './typed-folder.js';

describe('answers of native types', () => {
  const folder = useTypedFolder();

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
      folder.write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
      assert.equal(folder.kindOf('main.ts', `export {};\n${declaration}\n;(${expression});`), kind);
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
      folder.write('tsconfig.json', '{ "compilerOptions": { "types": ["node"] } }');
      folder.write('load.ts', 'export async function load() {}');
      folder.write('re-export.ts', 'export * as all from "./load.js";');
      const { oracle, node } = folder.ask('main.ts', text);
      assert.ok(node.type === 'CallExpression');
      const expected = module.startsWith('.') ? path.join(folder.root, module) : module;
      assert.deepEqual(oracle?.calleeOrigin(node), { module: expected, name });
    });
  }

  it('finds the declaration, the signal parameter and the length of a tuple', () => {
    folder.write('tsconfig.json', '{}');
    const load = 'export function load(url: string, options?: { signal?: AbortSignal }): [1, 2] { return [1, 2]; }';
    const other = folder.write('load.ts', `// first\n${load}`);
    const { oracle, node } = folder.ask('main.ts', 'import { load } from "./load.js";\nload("a");');
    assert.ok(node.type === 'CallExpression');
    assert.deepEqual(oracle?.calleeDeclaration(node), { path: other, start: 9, end: 9 + load.length });
    assert.deepEqual(oracle.findSignalParameter(node), { type: 'AbortSignal', index: 1, property: 'signal' });
    assert.equal(oracle.tupleLength(node), 2);
  });

  it('fetches no trees of files of types, or of packages, to find the declaration of what is called', () => {
    const { trees } = folder.useObservedCompiler();
    folder.write('tsconfig.json', '{ "compilerOptions": { "allowJs": true, "maxNodeModuleJsDepth": 1 } }');
    folder.write('node_modules/pack/index.js', 'export function load() {}');
    folder.write('load.d.ts', 'export declare function load(): void;');
    const own = folder.write('own.ts', 'export function load() {}');
    const main = path.join(folder.root, 'main.ts');
    const findDeclaration = (text: string): string | undefined => {
      const { oracle, node } = folder.ask('main.ts', text);
      assert.ok(node.type === 'CallExpression');
      return oracle?.calleeDeclaration(node)?.path;
    };
    for (const from of ['pack', './load.js']) {
      assert.equal(findDeclaration(`import { load } from "${from}";\nload();`), undefined);
    }
    assert.equal(findDeclaration('document.hasFocus();'), undefined);
    assert.deepEqual([...new Set(trees)], [main]);
    assert.equal(findDeclaration('import { load } from "./own.js";\nload();'), own);
    assert.deepEqual([...new Set(trees)], [main, own]);
  });

  it('finds what the elements of an array are declared as', () => {
    folder.write('tsconfig.json', '{}');
    const other = folder.write(
      'load.ts',
      'export interface User { name: string }\nexport declare function load(): User[];',
    );
    const { oracle, node } = folder.ask('main.ts', 'import { load } from "./load.js";\nload();');
    assert.deepEqual(oracle?.elementOrigin(node), { module: other, name: 'User' });
  });
});
