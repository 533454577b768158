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
