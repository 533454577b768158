import { createDiskFiles, getDiskVersion } from '../../../project/files/disk-files.js';
import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { joinPath } from '../../../project/files/paths.js';
import { joinRelative } from '../../semantics/modules/module-paths.js';
import { readPackageJson } from '../../semantics/modules/package-json.js';
import { readDeclarationExports, type DeclarationExports } from './declaration-exports.js';

/** A declaration by its file and its name there. */
interface Declared {
  readonly path: string;
  readonly name: string;
}

/** Files of one package are not looked into any further when there are so many: no bundler wrote them. */
const maxFiles = 200;

const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;

const disk = createDiskFiles();
const packages = new Map<string, { readonly version: string; readonly names: PublicNames }>();

/**
 * What a package calls, in what it exports, something that one of its declaration files exports as `default` or not under its own
 * name, as bundlers write it: `declare class QueryClient_2 {…}; export { QueryClient_2 as QueryClient };`.
 * @param path absolute path of the declaring file, inside of `node_modules`
 * @param names the name with what it is declared in, outermost first
 * @returns the names as the package's entry gives them, `default` for `export default` and for a class behind `export =`; as they
 *   are declared where no entry exports them; undefined where they are global: the file is no module, or cannot be read
 */
export function findPublicNames(path: string, names: readonly string[]): readonly string[] | undefined {
  const [folder] = packageFolder.exec(path) ?? [];
  // The library of TypeScript itself is the largest of them, and asked for most often.
  if (folder === undefined || /[\\/]lib\.[\w.]*\.d\.ts$/.test(path)) return undefined;
  return disk.isFile(path) ? getPackage(folder).find(path, names) : undefined;
}

/** What is known of the package, which is read again when another version of it was installed. */
function getPackage(folder: string): PublicNames {
  const version = getDiskVersion(joinPath(folder, 'package.json'));
  const known = packages.get(folder);
  if (known?.version === version) return known.names;
  const names = new PublicNames(folder, disk);
  packages.set(folder, { version, names });
  return names;
}

class PublicNames {
  readonly #folder: string;
  readonly #files: FileSource;
  readonly #exports = new Map<string, DeclarationExports | null>();
  /** By the file and name of what is declared. */
  readonly #names = new Map<string, string>();
  /** The entries that have not been looked into, the next one last. */
  #entries: string[] | undefined;

  constructor(folder: string, files: FileSource) {
    this.#folder = folder;
    this.#files = files;
  }

  find(path: string, names: readonly string[]): readonly string[] | undefined {
    const [first = '', ...inner] = names;
    const declaring = this.#read(path);
    if (declaring?.isModule !== true) return undefined;
    const whole = first === 'default' ? declaring.names.get(first) : undefined;
    const name = this.#findName({ path, name: typeof whole === 'string' ? whole : first });
    if (name !== 'export=') return [name ?? first, ...inner];
    // Members of a namespace behind `export =` are those of the module, members of a class are not.
    return inner.length > 0 && (inner.length > 1 || !declaring.isType(first)) ? inner : ['default', ...inner];
  }

  #findName(declared: Declared): string | undefined {
    const key = toKey(declared);
    this.#entries ??= this.#findEntries().toReversed();
    while (!this.#names.has(key)) {
      const entry = this.#entries.pop();
      if (entry === undefined) return undefined;
      for (const [name, target] of this.#resolveAll(entry, new Set())) this.#add(toKey(target), name, target.name);
    }
    return this.#names.get(key);
  }

  /** Of several names the one that it has where it is declared, else any but `default`. */
  #add(key: string, name: string, own: string): void {
    const known = this.#names.get(key);
    if (known === undefined || name === own || (known === 'default' && name !== 'export=')) this.#names.set(key, name);
  }

  /** All that a file exports, also what it takes from other files of the package. */
  #resolveAll(path: string, visited: Set<string>): Map<string, Declared> {
    const found = new Map<string, Declared>();
    const read = visited.has(path) ? undefined : this.#read(path);
    visited.add(path);
    if (!read) return found;
    for (const star of read.stars) {
      const file = this.#resolve(path, star);
      if (file === undefined) continue;
      for (const [name, target] of this.#resolveAll(file, visited)) if (name !== 'default') found.set(name, target);
    }
    for (const name of read.names.keys()) {
      const target = this.#resolveOne(path, name, new Set());
      if (target) found.set(name, target);
    }
    return found;
  }

  #resolveOne(path: string, name: string, visited: Set<string>): Declared | undefined {
    const key = toKey({ path, name });
    const read = visited.has(key) ? undefined : this.#read(path);
    visited.add(key);
    const source = read?.names.get(name);
    if (typeof source === 'string') return { path, name: source };
    if (source) {
      const file = source.name === '*' ? undefined : this.#resolve(path, source.from);
      return file === undefined ? undefined : this.#resolveOne(file, source.name, visited);
    }
    for (const star of read?.stars ?? []) {
      const file = this.#resolve(path, star);
      const target = file === undefined ? undefined : this.#resolveOne(file, name, visited);
      if (target) return target;
    }
    return undefined;
  }

  #read(path: string): DeclarationExports | undefined {
    let read = this.#exports.get(path);
    if (read === undefined) {
      const text = this.#exports.size < maxFiles ? this.#files.readFile(path) : undefined;
      read = text === undefined ? null : readDeclarationExports(text);
      this.#exports.set(path, read);
    }
    return read ?? undefined;
  }

  #resolve(from: string, specifier: string): string | undefined {
    return specifier.startsWith('.') ? this.#findDeclarations(joinRelative(from, specifier)) : undefined;
  }

  /** The declaration files that importers of the package may get, those of its main entry first. */
  #findEntries(): string[] {
    const { exports, types, typings, main } = readPackageJson(this.#folder, this.#files) ?? {};
    const hasPaths = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
    const { '.': ofMain, ...others } = hasPaths ? exports : { '.': exports };
    const targets = [ofMain, types, typings, main, './index', others].flatMap(toTargets);
    return [
      ...new Set(targets.flatMap((target) => this.#findDeclarations(joinRelative(`${this.#folder}/`, target)) ?? [])),
    ];
  }

  /** https://www.typescriptlang.org/docs/handbook/modules/reference.html#file-extension-substitution */
  #findDeclarations(written: string): string | undefined {
    const stem = written.replace(/\.[cm]?js$/, '');
    const [, kind = ''] = /\.([cm]?)js$/.exec(written) ?? [];
    const candidates = [
      `${stem}.d.${kind}ts`,
      `${written}.d.ts`,
      joinPath(written, 'index.d.ts'),
      joinPath(written, 'index.d.mts'),
    ];
    if (/\.[cm]?ts$/.test(written)) candidates.unshift(written);
    return candidates.find((path) => this.#files.isFile(path));
  }
}

const toKey = ({ path, name }: Declared): string => `${path}:${name}`;

/** The files that a target of `exports` names under any condition, those for types first; none for patterns. */
function toTargets(target: unknown): string[] {
  if (typeof target === 'string') return target.includes('*') ? [] : [target];
  if (!isRecord(target)) return [];
  const conditions = Object.entries(target);
  const isForTypes = ([name]: readonly [string, unknown]): boolean => name.startsWith('types');
  const sorted = [...conditions.filter(isForTypes), ...conditions.filter((one) => !isForTypes(one))];
  return sorted.flatMap(([, value]) => toTargets(value));
}
