import type { FileSource } from '../../../project/files/file-source.js';
import { writtenByTools } from '../../../project/files/ignored-folders.js';
import { isRecord } from '../../../project/is-record.js';
import { joinPath } from '../../../project/files/paths.js';
import { getOrAdd } from '../../../project/remember.js';
import { findModuleAt } from './module-paths.js';
import { findTargets, readPackageJson, toTexts } from './package-json.js';

/** Packages lie at most so many folders below the repository: `packages/<group>/<name>` is three. */
const maxDepth = 4;
/** Larger trees are not walked to the end. */
const maxFolders = 5000;
/** What says that a repository has several packages, beside `workspaces` in its `package.json`. */
const workspaceFiles = ['pnpm-workspace.yaml', 'lerna.json', 'rush.json', 'nx.json'];
/** Folders that compilers and bundlers write to: a program there has its source elsewhere. */
const outputFolder = /^(?:build|dist|es|esm|cjs|lib|out|output)$/;

/**
 * Finds the files of a repository that imports of its own packages name: `@acme/core` where npm, pnpm or Yarn link the
 * packages of a monorepo to one another, a package's own name, `#db` by its `imports`. What a package exports is most often
 * the output of a build; asked for is the source of it, there or not built yet.
 * https://nodejs.org/docs/latest/api/packages.html#package-entry-points
 */
export class OwnPackages {
  readonly #files: FileSource;
  /** Folders of packages by their names, by the folder of the repository. */
  readonly #byRoot = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: FileSource) {
    this.#files = files;
  }

  /**
   * The source file that a specifier names, which is not relative.
   * @param root the folder of the repository
   * @param own the folder of the package that imports
   */
  find(specifier: string, root: string, own: string | undefined): string | undefined {
    if (specifier.startsWith('#')) return own === undefined ? undefined : this.#findInternal(specifier, own);
    const { name, rest = '' } = /^(?<name>(?:@[^/]+\/)?[^/]+)(?<rest>\/.*)?$/.exec(specifier)?.groups ?? {};
    if (name === undefined) return undefined;
    const folder = getOrAdd(this.#byRoot, root, () => this.#findPackages(root)).get(name);
    return folder === undefined ? undefined : this.#findEntry(folder, `.${rest}`);
  }

  /** To be called when a `package.json` was changed, created or deleted. */
  invalidate(): void {
    this.#byRoot.clear();
  }

  #findInternal(specifier: string, folder: string): string | undefined {
    const { imports } = readPackageJson(folder, this.#files) ?? {};
    return this.#findSource(folder, isRecord(imports) ? findTargets(imports, specifier) : []);
  }

  #findEntry(folder: string, subpath: string): string | undefined {
    const read = readPackageJson(folder, this.#files);
    if (!read) return undefined;
    const { exports, source, types, typings, module, main } = read;
    if (exports !== undefined && exports !== null) {
      const isMap = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
      return this.#findSource(folder, findTargets(isMap ? exports : { '.': exports }, subpath));
    }
    if (subpath !== '.') return this.#findSource(folder, [subpath]);
    return this.#findSource(folder, [source, types, typings, module, main, './index.js'].flatMap(toTexts));
  }

  #findSource(folder: string, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      for (const path of getSourcePaths(target)) {
        const found = findModuleAt(joinPath(folder, ...path), this.#files);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #findPackages(root: string): ReadonlyMap<string, string> {
    const foldersByName = new Map<string, string[]>();
    const add = (folder: string): boolean => {
      const read = readPackageJson(folder, this.#files);
      if (typeof read?.['name'] === 'string') getOrAdd(foldersByName, read['name'], () => []).push(folder);
      return read !== undefined;
    };
    add(root);
    const pending = this.#hasPackages(root) ? [{ folder: root, depth: 0 }] : [];
    for (const { folder, depth } of pending) {
      for (const name of this.#files.readFolder(folder) ?? []) {
        if (name.startsWith('.') || writtenByTools.has(name)) continue;
        const inner = joinPath(folder, name);
        // Inside of a package there are fixtures and templates, but no packages.
        const isPackage = add(inner);
        if (isPackage || name.includes('.') || depth + 1 >= maxDepth || pending.length >= maxFolders) continue;
        pending.push({ folder: inner, depth: depth + 1 });
      }
    }
    return new Map(
      [...foldersByName].flatMap(([name, [only, ...more]]) => (only && more.length === 0 ? [[name, only]] : [])),
    );
  }

  #hasPackages(root: string): boolean {
    const names = this.#files.readFolder(root) ?? [];
    return (
      workspaceFiles.some((name) => names.includes(name)) ||
      readPackageJson(root, this.#files)?.['workspaces'] !== undefined
    );
  }
}

/** Where the source of what a package names may be, as names of folders and a file, the likeliest first. */
function getSourcePaths(target: string): string[][] {
  const parts = target
    .replace(/\.d(?=\.[cm]?ts$)/, '')
    .replace(/\.([cm]?)ts$/, '.$1js')
    .split('/')
    .filter((part) => part !== '.' && part !== '');
  if (parts.includes('..')) return [];
  const paths = [parts];
  // `dist/esm/index.js` is compiled from `src/index.ts`, `dist/src/index.js` too.
  for (let rest = parts; rest.length > 1 && outputFolder.test(rest[0] ?? '');) {
    rest = rest.slice(1);
    paths.unshift(['src', ...rest]);
    if (rest[0] === 'src') paths.unshift(rest);
  }
  return paths.filter(([first = '']) => first !== 'dist' && first !== 'build' && first !== 'out');
}
