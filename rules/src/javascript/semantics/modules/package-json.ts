import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { joinPath } from '../../../project/files/paths.js';

/**
 * What the `package.json` in a folder holds; undefined when there is none, or none that is an object. A byte order mark is
 * passed over, as npm does.
 */
export function readPackageJson(folder: string, files: FileSource): Readonly<Record<string, unknown>> | undefined {
  const text = files.readFile(joinPath(folder, 'package.json'));
  try {
    const read: unknown = text === undefined ? undefined : JSON.parse(text.replace(/^\uFEFF/u, ''));
    return isRecord(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The paths that a map of `exports` or `imports` has for a key, in its own order, whatever the conditions. */
export function findTargets(map: Readonly<Record<string, unknown>>, key: string): string[] {
  if (Object.hasOwn(map, key)) return toTexts(map[key]);
  for (const [pattern, target] of Object.entries(map)) {
    const [prefix = '', suffix, ...more] = pattern.split('*');
    if (suffix === undefined || more.length > 0 || key.length < prefix.length + suffix.length) continue;
    if (!key.startsWith(prefix) || !key.endsWith(suffix)) continue;
    const star = key.slice(prefix.length, key.length - suffix.length);
    return toTexts(target).map((text) => text.replaceAll('*', () => star));
  }
  return [];
}

/** The paths in a target, whatever the conditions. */
export function toTexts(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(toTexts) : [];
}
