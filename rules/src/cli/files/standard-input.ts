import path from 'node:path';
import { text } from 'node:stream/consumers';
import { unknownLanguage } from '../../engine/unsuitable-files.js';
import type { FoundFiles } from './find-files.js';
import { isChecked } from './search.js';

/**
 * The one file whose text comes by standard input, as editors send what is not saved yet. It need not be on disk.
 * @param filename tells the language, and the project around
 */
export async function readStandardInput(
  filename: string,
  cwd: string,
  stdin: NodeJS.ReadableStream,
): Promise<FoundFiles> {
  const file = path.resolve(cwd, filename);
  if (!isChecked(file)) {
    return { files: [], folders: [], unusable: [{ path: file, message: unknownLanguage.message }], problems: [] };
  }
  return { files: [{ path: file, isNamed: true, text: await text(stdin) }], folders: [], unusable: [], problems: [] };
}
