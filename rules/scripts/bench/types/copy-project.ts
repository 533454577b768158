import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globbySync } from 'globby';
import JSON5 from 'json5';
import { toCompatibleConfig } from '../../../src/javascript/types/typescript-native/tsconfig-compatibility.js';

/** What emitted files are like: options without a meaning for a linter, over which compilers quarrel nevertheless. */
const emission = ['outDir', 'declarationDir', 'declaration', 'rootDir', 'composite', 'incremental'];

/**
 * Copies a project, and mends the tsconfigs of the copy so that TypeScript 6 and 7 both take them: oxlint checks nothing
 * below a tsconfig with an option that TypeScript 7 has removed, or with a package of types that is not installed.
 * @returns what was mended, a line each, in the terms of the project
 */
export function copyProject(project: string, copy: string): string[] {
  const isSource = (file: string): boolean => !['node_modules', '.git'].includes(path.basename(file));
  cpSync(project, copy, { recursive: true, filter: isSource, verbatimSymlinks: true });
  const installed = globbySync('**/node_modules', {
    cwd: project,
    onlyDirectories: true,
    expandDirectories: false,
    ignore: ['**/node_modules/*/**'],
  });
  for (const folder of installed) symlinkSync(path.join(project, folder), path.join(copy, folder));
  return globbySync(['**/tsconfig*.json', '!**/node_modules/**'], { cwd: copy, dot: true })
    .sort()
    .flatMap((file) => {
      const mended = mend(path.join(copy, file));
      return mended.length === 0 ? [] : [`${file}: ${mended.join(', ')}`];
    });
}

function mend(file: string): string[] {
  const original = readFileSync(file, 'utf8');
  const compatible = toCompatibleConfig(file, original);
  const config: unknown = JSON5.parse(compatible?.text ?? original);
  if (!isRecord(config) || !isRecord(config.compilerOptions)) return [];
  const options = config.compilerOptions;
  const mended = [...(compatible?.replaced ?? [])];
  for (const name of emission) {
    if (Reflect.has(options, name) && Reflect.deleteProperty(options, name)) mended.push(name);
  }
  if (Array.isArray(options.types)) {
    const known = options.types.filter((name) => isInstalled(path.dirname(file), String(name)));
    if (known.length < options.types.length) mended.push('types');
    options.types = known;
  }
  if (mended.length > 0) writeFileSync(file, JSON.stringify({ ...config, compilerOptions: options }));
  return mended;
}

/** Whether there is a package of the name, or one with types of it, in a `node_modules` of the folder or above. */
function isInstalled(folder: string, name: string): boolean {
  const found = globbySync([`node_modules/@types/${name}`, `node_modules/${name}`], { cwd: folder, onlyFiles: false });
  return found.length > 0 || (path.dirname(folder) !== folder && isInstalled(path.dirname(folder), name));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
