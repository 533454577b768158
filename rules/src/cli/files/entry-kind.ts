import { access, constants, lstat, stat } from 'node:fs/promises';

/** What a path leads to, behind links. */
type EntryKind = 'file' | 'folder' | 'broken link' | 'missing' | 'other';

/** What there is at an absolute path. Never rejects. */
export async function getEntryKind(file: string): Promise<EntryKind> {
  try {
    const stats = await stat(file);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return (await isLink(file)) ? 'broken link' : 'missing';
  }
}

/** Whether what is in a folder may be listed. Never rejects. */
export async function isReadable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
