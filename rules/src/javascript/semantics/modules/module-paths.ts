import type { FileSource } from '../../../project/files/file-source.js';
import { joinPath, toOneSeparator } from '../../../project/files/paths.js';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What a specifier that names the output may be written as: https://www.typescriptlang.org/docs/handbook/modules/reference.html#file-extension-substitution */
const sourceExtensions: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** Whether an import names a file by its place beside the importing one, and no package. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..';
}

/**
 * Whether an import names a file of the project, or may name one by the `paths` of a config, as a package of the same repository,
 * or by `imports` of a `package.json`: `@app/store`, `#db`. A name alone, such as `react`, is taken for that of a package.
 */
export function mayNameFile(specifier: string): boolean {
  return isRelative(specifier) || /^[@~#$]|^(?!node:)[^/]+\//.test(specifier);
}

/**
 * The file that a relative specifier names, seen from a file: with the extension as written, with that of its source,
 * with any extension added, or the index of a folder. Declaration files are not looked at.
 */
export function findModulePath(from: string, specifier: string, files: FileSource): string | undefined {
  return findModuleAt(joinRelative(from, specifier), files);
}

/** The same for an absolute path, as an import or a config could write what is at its end. */
export function findModuleAt(written: string, files: FileSource): string | undefined {
  const base = toOneSeparator(written);
  const extension = /\.[cm]?jsx?$/.exec(base)?.[0];
  const stem = extension === undefined ? base : base.slice(0, -extension.length);
  const candidates = [
    ...(extension === undefined ? [] : (sourceExtensions[extension] ?? []).map((source) => stem + source)),
    ...(extensions.some((known) => base.endsWith(known)) ? [base] : []),
    ...extensions.map((known) => base + known),
    ...extensions.map((known) => joinPath(base, `index${known}`)),
  ];
  return candidates.find((path) => files.isFile(path));
}

/** The path that a relative path in a file means. */
export function joinRelative(from: string, specifier: string): string {
  const separator = from.includes('\\') ? '\\' : '/';
  const parts = from.split(separator).slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join(separator);
}
