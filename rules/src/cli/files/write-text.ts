import { randomUUID } from 'node:crypto';
import { access, chmod, chown, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFileError } from './file-errors.js';
import { withoutInterruption } from './interruption.js';

/**
 * Replaces the text of a file in one step: whoever reads it, and whatever crashes or is interrupted, there is the old text or
 * the new one, and nothing beside it. Never rejects.
 * @param before the text that the new one was made from
 * @returns why nothing was written; undefined when it was
 */
export async function replaceText(file: string, before: string, text: string): Promise<string | undefined> {
  try {
    // The file behind a link, so that the link stays one.
    const target = await realpath(file);
    // A folder that may be written to would let a file be replaced that may not.
    await access(target, constants.W_OK);
    const isReplaced = await withoutInterruption(() => replaceFile(target, before, text));
    return isReplaced ? undefined : 'Not fixed: the file changed meanwhile.';
  } catch (error) {
    return `Not fixed, cannot be written: ${describeFileError(error)}.`;
  }
}

/** @returns false when the file has another text by now */
async function replaceFile(target: string, before: string, text: string): Promise<boolean> {
  // Not made from the file's name, which may be as long as names can be.
  const temporary = path.join(path.dirname(target), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await keepOwnerAndMode(target, temporary);
    // Last of all: an editor may have saved the file while the new one was written.
    const isAsBefore = (await readFile(target, 'utf8')) === before;
    if (isAsBefore) await rename(temporary, target);
    return isAsBefore;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function keepOwnerAndMode(target: string, temporary: string): Promise<void> {
  const { uid, gid, mode } = await stat(target);
  const own = await stat(temporary);
  if (own.uid !== uid || own.gid !== gid) {
    // Only the administrator may give files away; others may write to the file all the same.
    await chown(temporary, uid, gid).catch(() => undefined);
  }
  await chmod(temporary, mode);
}
