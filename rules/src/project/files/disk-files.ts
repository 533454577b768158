import type { FileSource } from './file-source.js';

/** Longer files are not read, in bytes: nobody wrote them, and to look into one takes longer than into all others. */
export const maxBytes = 4_000_000;

const noFiles: FileSource = { readFile: () => undefined, isFile: () => false, readFolder: () => undefined };

/**
 * Files as they are on disk; none in a browser. Node's modules are asked for and not imported, so that this can be bundled
 * for places that have no disk.
 */
export function createDiskFiles(): FileSource {
  if (typeof process === 'undefined') return noFiles;
  const fs = process.getBuiltinModule('node:fs');
  return {
    readFile: (path) => {
      const stats = findStats(path);
      // Reading a named pipe would wait for a writer.
      const isRead = stats?.isFile() === true && stats.size <= maxBytes;
      const text = isRead ? tryTo(() => fs.readFileSync(path, 'utf8')) : undefined;
      return text === undefined || isBinary(text) ? undefined : text;
    },
    isFile,
    readFolder: (path) => tryTo(() => fs.readdirSync(path)),
  };
}

/**
 * Whether a text was made, as if it were UTF-8, from what is no text, such as videos, or is in UTF-16. Each byte that cannot be
 * read became a mark.
 */
export function isBinary(text: string): boolean {
  return text.includes('\uFFFD') && text.includes('\0');
}

/** What tells a state of a file or folder from another: time of change and size; empty when it is not there. */
export function getDiskVersion(path: string): string {
  const stats = findStats(path);
  return stats ? `${stats.mtimeMs}:${stats.size}` : '';
}

/** Whether it is a named pipe, a socket or a device: who opens one may wait for ever. */
export function isSpecialFile(path: string): boolean {
  const stats = findStats(path);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function isFile(path: string): boolean {
  return findStats(path)?.isFile() ?? false;
}

function findStats(path: string) {
  const fs = process.getBuiltinModule('node:fs');
  // The option spares the cost of an error for each file that is not there; other errors are thrown all the same.
  return tryTo(() => fs.statSync(path, { throwIfNoEntry: false }));
}

function tryTo<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
