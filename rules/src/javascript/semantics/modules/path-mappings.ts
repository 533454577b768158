import type { FileSource } from '../../../project/files/file-source.js';
import { getFolder, joinPath } from '../../../project/files/paths.js';
import { isRecord } from '../../../project/is-record.js';
import { parseConfig } from '../../../project/text/parse-config.js';
import { findModuleAt, isRelative, joinRelative } from './module-paths.js';
import { findTargets, readPackageJson } from './package-json.js';

/** What a config says of specifiers that are not relative. */
interface Mapping {
  /** The config itself, as the key of what is found through it. */
  readonly config: string;
  /** Longest prefix first, as TypeScript asks them. */
  readonly patterns: readonly Pattern[];
}

interface Pattern {
  readonly prefix: string;
  readonly suffix: string;
  readonly hasStar: boolean;
  /** Absolute paths, with `*` for what the star stood for. */
  readonly targets: readonly string[];
}

/** The options of a config that matter here, with absolute paths. */
interface PathOptions {
  readonly baseUrl?: string;
  /** The folder that targets are relative to where there is no `baseUrl`. */
  readonly folder?: string;
  readonly paths?: Readonly<Record<string, unknown>>;
}

/** Configs that extend or refer to one another are followed this far. */
const maxDepth = 8;

/**
 * Finds the files that specifiers such as `@app/store` name by the `paths` and the `baseUrl` of the nearest `tsconfig.json`
 * or `jsconfig.json` (https://www.typescriptlang.org/tsconfig/#paths), or by the import map of Deno.
 */
export class PathMappings {
  readonly #files: FileSource;
  readonly #byFolder = new Map<string, Mapping | undefined>();
  readonly #found = new Map<string, string | undefined>();

  constructor(files: FileSource) {
    this.#files = files;
  }

  /** The file that a specifier names; undefined for relative ones, packages, and modules of Node. */
  find(from: string, specifier: string): string | undefined {
    const mapping = this.#getMapping(getFolder(from));
    if (!mapping || isRelative(specifier) || specifier.startsWith('node:')) return undefined;
    const key = `${mapping.config}\0${specifier}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#findMapped(specifier, mapping));
    return this.#found.get(key);
  }

  /** The specifiers without a star that name a file, as its neighbours write them. */
  findNames(path: string): readonly string[] {
    const patterns = this.#getMapping(getFolder(path))?.patterns ?? [];
    return patterns.flatMap(({ prefix, hasStar }) => (!hasStar && this.find(path, prefix) === path ? [prefix] : []));
  }

  /** To be called when a file was changed, created or deleted. */
  invalidate(path: string): void {
    this.#found.clear();
    if (/\.jsonc?$/.test(path)) this.#byFolder.clear();
  }

  #findMapped(specifier: string, { patterns }: Mapping): string | undefined {
    const pattern = patterns.find((one) => matches(one, specifier));
    if (!pattern) return undefined;
    const { prefix, suffix } = pattern;
    const star = specifier.slice(prefix.length, specifier.length - suffix.length);
    for (const target of pattern.targets) {
      const path = findModuleAt(target.replace('*', star), this.#files);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  #getMapping(folder: string): Mapping | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#findMapping(folder));
    return this.#byFolder.get(folder);
  }

  #findMapping(folder: string): Mapping | undefined {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const config = joinPath(folder, name);
      if (!this.#files.isFile(config)) continue;
      const patterns = toPatterns(this.#readOptions(config, 0));
      return patterns.length > 0 ? { config, patterns } : undefined;
    }
    for (const name of ['deno.json', 'deno.jsonc']) {
      const config = joinPath(folder, name);
      const patterns = this.#files.isFile(config) ? this.#readImportMap(config) : [];
      if (patterns.length > 0) return { config, patterns };
    }
    const around = getFolder(folder);
    return around === folder ? undefined : this.#getMapping(around);
  }

  /** What Deno is told of imports, those that lead to files: https://docs.deno.com/runtime/fundamentals/modules/ */
  #readImportMap(config: string): Pattern[] {
    const read = parseConfig(this.#files.readFile(config) ?? '');
    const other = typeof read?.importMap === 'string' ? joinRelative(config, read.importMap) : undefined;
    const map = other === undefined ? read : parseConfig(this.#files.readFile(other) ?? '');
    const folder = getFolder(other ?? config);
    const patterns = Object.entries(isRecord(map?.imports) ? map.imports : {}).flatMap(([key, target]): Pattern[] => {
      if (typeof target !== 'string' || !isRelative(target)) return [];
      const hasStar = key.endsWith('/');
      return [{ prefix: key, suffix: '', hasStar, targets: [toPath(folder, hasStar ? `${target}*` : target)] }];
    });
    return patterns.sort((one, other) => other.prefix.length - one.prefix.length);
  }

  /** The options of a config, those it extends included; of one that only refers to others, those of the first that has any. */
  #readOptions(config: string, depth: number, extending = getFolder(config)): PathOptions {
    const text = depth > maxDepth ? undefined : this.#files.readFile(config);
    const read = text === undefined ? undefined : parseConfig(text);
    if (!read) return {};
    const folder = getFolder(config);
    const { compilerOptions, references } = read;
    const { baseUrl, paths } = isRecord(compilerOptions) ? compilerOptions : {};
    const own: PathOptions = {
      ...(typeof baseUrl === 'string' && { baseUrl: toPath(folder, expand(baseUrl, extending)) }),
      ...(isRecord(paths) && {
        paths: Object.fromEntries(
          Object.entries(paths).map(([name, targets]) => [name, expandAll(targets, extending)]),
        ),
        folder,
      }),
    };
    const bases = [read.extends].flat().filter((one) => typeof one === 'string');
    const inherited = bases.map((base) => this.#readOptions(this.#findBase(config, base), depth + 1, extending));
    const options = [...inherited, own].reduce((all, one) => ({ ...all, ...one }), {});
    if (options.paths || options.baseUrl !== undefined || !Array.isArray(references)) return options;
    const referred = references.flatMap((one) =>
      isRecord(one) && typeof one.path === 'string' ? [this.#findReferred(config, one.path)] : [],
    );
    return referred.map((path) => this.#readOptions(path, depth + 1)).find(({ paths: some }) => some) ?? options;
  }

  #findReferred(config: string, written: string): string {
    const path = joinRelative(config, written);
    return path.endsWith('.json') ? path : joinPath(path, 'tsconfig.json');
  }

  /** The config that another extends: a relative path, with or without its ending, or one in a package. */
  #findBase(config: string, written: string): string {
    const withEnding = (path: string): string =>
      [path, `${path}.json`, joinPath(path, 'tsconfig.json')].find((one) => this.#files.isFile(one)) ?? path;
    if (isRelative(written)) return withEnding(joinRelative(config, written));
    if (/^(?:\/|[a-z]:)/i.test(written)) return withEnding(written);
    const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(written) ?? [];
    for (let folder = getFolder(config); ; folder = getFolder(folder)) {
      const inside = joinPath(folder, 'node_modules', ...name.split('/'));
      const targets = [`.${rest}`, `.${rest}.json`].flatMap((key) => findExports(inside, key, this.#files));
      const paths = [rest, ...targets].map((one) => withEnding(joinRelative(joinPath(inside, 'package.json'), one)));
      const path = paths.find((one) => this.#files.isFile(one));
      if (path !== undefined || getFolder(folder) === folder) return path ?? inside;
    }
  }
}

/** What a package exports by a key, which may name a config: https://www.typescriptlang.org/tsconfig/#extends */
function findExports(folder: string, key: string, files: FileSource): readonly string[] {
  const exports = readPackageJson(folder, files)?.['exports'];
  return isRecord(exports) ? findTargets(exports, key) : [];
}

function matches({ prefix, suffix, hasStar }: Pattern, specifier: string): boolean {
  if (!hasStar) return specifier === prefix;
  return (
    specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix)
  );
}

function toPatterns({ baseUrl, folder, paths = {} }: PathOptions): Pattern[] {
  const root = baseUrl ?? folder;
  if (root === undefined) return [];
  const patterns = Object.entries(paths).map(([written, targets]): Pattern => {
    const [prefix = '', suffix] = written.split('*');
    const texts = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [];
    return {
      prefix,
      suffix: suffix ?? '',
      hasStar: suffix !== undefined,
      targets: texts.map((one) => toPath(root, one)),
    };
  });
  if (baseUrl !== undefined)
    patterns.push({ prefix: '', suffix: '', hasStar: true, targets: [joinPath(baseUrl, '*')] });
  return patterns.sort(
    (one, other) => Number(one.hasStar) - Number(other.hasStar) || other.prefix.length - one.prefix.length,
  );
}

/** What a base says of the folder of the config that extends it: https://www.typescriptlang.org/tsconfig/#configDir */
function expand(path: string, extending: string): string {
  return path.replace(/^\$\{configDir\}/i, () => extending);
}

function expandAll(targets: unknown, extending: string): unknown {
  if (!Array.isArray(targets)) return targets;
  return targets.map((one: unknown) => (typeof one === 'string' ? expand(one, extending) : one));
}

function toPath(folder: string, target: string): string {
  return /^(?:\/|[a-z]:)/i.test(target) ? target : joinRelative(joinPath(folder, 'tsconfig.json'), target);
}
