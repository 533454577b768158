import path from 'node:path';
import { isRecord } from '../../../project/is-record.js';
import { parseConfig } from '../../../project/text/parse-config.js';
import { toNativePath } from '../file-names.js';

/** What TypeScript 7 still knows under another name. */
const renamedValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  moduleResolution: { node: 'bundler', node10: 'bundler', classic: 'bundler' },
  module: { amd: 'esnext', umd: 'esnext', system: 'esnext', none: 'esnext' },
  target: { es3: 'es2015', es5: 'es2015' },
};
const removedOptions: readonly string[] = ['baseUrl', 'outFile', 'downlevelIteration', 'ignoreDeprecations'];
/** Options that may no longer be false. */
const optionsAlwaysOn: readonly string[] = ['esModuleInterop', 'allowSyntheticDefaultImports', 'alwaysStrict'];

/** A tsconfig in a form that TypeScript 7 reads as TypeScript 5 read the original. */
export interface CompatibleConfig {
  readonly text: string;
  /** The options that had to be replaced. */
  readonly replaced: readonly string[];
}

/** Whether a file can be a tsconfig or the base of one. */
export function isConfigFile(fileName: string): boolean {
  return fileName.endsWith('.json') && !fileName.endsWith('/package.json');
}

/**
 * Replaces options that TypeScript 7 has removed: it would go on without them, and modules found through them would be
 * of unknown type. What an option means for emitted code is ignored, for nothing is emitted here.
 * @param fileName absolute path of the config, against which `baseUrl` resolves
 * @returns undefined when there is nothing to replace, or when the text is no config
 * @see https://github.com/microsoft/typescript-go/issues/474
 */
export function toCompatibleConfig(fileName: string, text: string): CompatibleConfig | undefined {
  if (!text.includes('compilerOptions')) return undefined;
  const config = parseConfig(text);
  if (!isRecord(config?.compilerOptions)) return undefined;
  const options: Record<string, unknown> = { ...config.compilerOptions };
  const replaced: string[] = [];

  if (typeof options.baseUrl === 'string') {
    options.paths = resolvePaths(path.dirname(fileName), options.baseUrl, options.paths);
  } else if (isRecord(options.paths) && Object.values(options.paths).flat().some(isBareTarget)) {
    options.paths = resolvePaths(path.dirname(fileName), '.', options.paths, false);
    replaced.push('paths');
  }
  for (const name of removedOptions) {
    if (name in options) replaced.push(name);
    Reflect.deleteProperty(options, name);
  }
  for (const name of optionsAlwaysOn) {
    if (options[name] !== false) continue;
    replaced.push(name);
    Reflect.deleteProperty(options, name);
  }
  for (const [name, values] of Object.entries(renamedValues)) {
    const value = options[name];
    const renamed = typeof value === 'string' ? values[value.toLowerCase()] : undefined;
    if (renamed === undefined) continue;
    replaced.push(name);
    options[name] = renamed;
    // Resolution as bundlers do it is allowed with modules of ECMAScript only.
    if (name === 'moduleResolution' && !isModernModule(options.module)) options.module = 'preserve';
  }
  return replaced.length === 0
    ? undefined
    : { text: JSON.stringify({ ...config, compilerOptions: options }), replaced };
}

function isModernModule(module: unknown): boolean {
  return typeof module === 'string' && /^(?:es\d+|es6|esnext|preserve|commonjs)$/i.test(module);
}

/** Begins a path in the folder of the config that extends this one, whichever it is: https://www.typescriptlang.org/tsconfig/#configDir */
const configFolder = /^\$\{configDir\}/i;

const isBareTarget = (target: unknown): boolean =>
  typeof target === 'string' && !/^(?:\.{0,2}\/|[a-z]:)/i.test(target) && !configFolder.test(target);

function resolvePath(base: string, target: string): string {
  if (configFolder.test(target)) return target;
  const isOpen = configFolder.test(base) && !path.isAbsolute(target);
  return isOpen ? path.posix.join(base, target) : toNativePath(path.resolve(base, target));
}

/** `paths` with targets relative to the config's folder, and what `baseUrl` alone meant: every bare import. */
function resolvePaths(folder: string, baseUrl: string, paths: unknown, hasBase = true): Record<string, string[]> {
  const resolved: Record<string, string[]> = {};
  const base = resolvePath(folder, baseUrl);
  for (const [pattern, targets] of Object.entries(isRecord(paths) ? paths : {})) {
    if (!Array.isArray(targets)) continue;
    resolved[pattern] = targets
      .filter((target) => typeof target === 'string')
      .map((target) => resolvePath(base, target));
  }
  if (hasBase) resolved['*'] ??= [`${base}/*`];
  return resolved;
}
