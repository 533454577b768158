import type { FileSource } from '../../project/files/file-source.js';
import { parseToml } from '../../project/text/toml.js';

/** What a TOML file says; a damaged one says nothing. */
export function readSettings(files: FileSource, path: string): unknown {
  const text = files.isFile(path) ? files.readFile(path) : undefined;
  if (text === undefined) return {};
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

/** A value in tables inside of each other; undefined when it is not there. */
export function getSetting(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = new Map(Object.entries(current)).get(key);
  }
  return current;
}
