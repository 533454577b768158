import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { SourceCode } from 'eslint';
import { parseForESLint } from '../../../src/javascript/parser/index.js';
import { createNativeTypes } from '../../../src/javascript/types/native-types.js';
import type { PromiseKind, TypeOracle } from '../../../src/javascript/types/type-oracle.js';

const installed = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** What a compiler that tells of itself was told, which of its snapshots live, and of which files it gave the trees. */
interface ObservedCompiler {
  readonly live: ReadonlySet<unknown>;
  readonly changes: object[];
  readonly trees: string[];
}

/** A folder on disk with types of TypeScript 7. Each test has a new one. */
export class TypedFolder {
  root = '';
  /** Made anew by tests that want others. */
  types = createNativeTypes({});
  log: string[] = [];
  /** The texts of open documents, by path. */
  readonly open = new Map<string, string>();
  /** The paths of files whose open text was asked for. */
  readonly read: string[] = [];

  create(): void {
    this.root = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-types-')));
    symlinkSync(installed, path.join(this.root, 'node_modules'));
    this.log = [];
    this.open.clear();
    this.types = createNativeTypes({
      root: this.root,
      files: {
        readFile: (file) => {
          if (this.open.has(file)) this.read.push(file);
          return this.open.get(file);
        },
      },
      log: (message) => this.log.push(message),
    });
  }

  remove(): void {
    this.types.close();
    rmSync(this.root, { recursive: true });
  }

  /** Writes a file and returns its path. */
  write(name: string, text: string): string {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** The oracle of a file, with the expression of its last statement. */
  ask(name: string, text: string): { oracle: TypeOracle | undefined; node: TSESTree.Expression } {
    const filePath = path.join(this.root, name);
    const { ast, scopeManager, visitorKeys } = parseForESLint(text, { filePath });
    const sourceCode = new SourceCode({ text, ast, scopeManager, visitorKeys } as never);
    // Sets the parents of all nodes.
    sourceCode.traverse();
    const last = ast.body.at(-1);
    assert.ok(last?.type === 'ExpressionStatement');
    return {
      oracle: this.types.createOracle(filePath, sourceCode as unknown as TSESLint.SourceCode),
      node: last.expression,
    };
  }

  /** What the expression of the last statement is. */
  kindOf(name: string, text: string): PromiseKind | undefined {
    const { oracle, node } = this.ask(name, text);
    return oracle?.promiseKind(node);
  }

  /** Lets the types come from a compiler of the workspace that tells what it is told. */
  useObservedCompiler(): ObservedCompiler {
    rmSync(path.join(this.root, 'node_modules'));
    this.write('node_modules/typescript/package.json', '{ "name": "typescript", "version": "7.9.0" }');
    const real = JSON.stringify(path.join(installed, 'typescript-native/dist'));
    this.write('node_modules/typescript/unstable/ast.js', `module.exports = require(${real} + '/ast/index.js');`);
    const observed = this.write(
      'node_modules/typescript/unstable/sync.js',
      `const real = require(${real} + '/api/sync/api.js');
      const live = new Set();
      const changes = [];
      const trees = [];
      class API extends real.API {
        updateSnapshot(told) {
          if (told.fileChanges) changes.push(told.fileChanges);
          const snapshot = super.updateSnapshot(told);
          live.add(snapshot);
          for (const { program } of snapshot.getProjects()) {
            const getSourceFile = program.getSourceFile.bind(program);
            program.getSourceFile = (file) => { trees.push(file); return getSourceFile(file); };
          }
          const dispose = snapshot.dispose.bind(snapshot);
          snapshot.dispose = () => { live.delete(snapshot); dispose(); };
          return snapshot;
        }
      }
      module.exports = { ...real, API, live, changes, trees };`,
    );
    this.types = createNativeTypes({
      root: this.root,
      files: { readFile: (file) => this.open.get(file) },
      allowWorkspaceTypeScript: true,
    });
    return createRequire(observed)(observed) as ObservedCompiler;
  }
}

/** A folder for each test of the suite that calls this. */
export function useTypedFolder(): TypedFolder {
  const folder = new TypedFolder();
  beforeEach(() => folder.create());
  afterEach(() => folder.remove());
  return folder;
}
