import type { FileSource } from '../../../project/files/file-source.js';
import { findModulePath } from './module-paths.js';

/** The place of a file behind `from`, `import` or `require`. */
const specifierPattern = /\b(?:from|import|require)\b[\s(]*(?<quote>['"`])(?<place>\.\.?\/[^'"`\n]+)\k<quote>/g;

/**
 * The files that a module loads by their places (`./base.js`), directly or through others. Not parsed: what stands in a comment is
 * among them. Packages are not looked into.
 * @param start the module's absolute path, which is not among the result unless it is loaded again
 */
export function findImportedFiles(start: string, files: FileSource): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    for (const { groups } of (files.readFile(path) ?? '').matchAll(specifierPattern)) {
      const imported = findModulePath(path, groups?.place ?? '', files);
      if (imported === undefined || found.has(imported)) continue;
      found.add(imported);
      pending.push(imported);
    }
  }
  return found;
}
