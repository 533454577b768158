import { randomUUID } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { describeFileError } from './file-errors.js';

/**
 * Replaces the text of a file in one step: whoever reads it, and whatever crashes, there is the old text or the new one.
 * Never rejects.
 * @param before the text that the new one was made from
 * @returns why nothing was written; undefined when it was
 */
export async function replaceText(path: string, before: string, text: string): Promise<string | undefined> {
  try {
    // The file behind a link, so that the link stays one.
    const target = await realpath(path);
    if ((await readFile(target, 'utf8')) !== before) return 'Not fixed: the file changed meanwhile.';
    await replaceFile(target, text);
    return undefined;
  } catch (error) {
    return `Not fixed, cannot be written: ${describeFileError(error)}.`;
  }
}

async function replaceFile(target: string, text: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await chmod(temporary, (await stat(target)).mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
