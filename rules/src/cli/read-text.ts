import { readFile, stat } from 'node:fs/promises';

/** Files longer than this are not read at all, in bytes. */
const maxBytes = 4_000_000;

/** A file's text, or why there is none: `error` for what should not be, `warn` for what is left out on purpose. */
export type ReadText = { readonly text: string } | { readonly message: string; readonly severity: 'warn' | 'error' };

/** Reads a file as UTF-8, byte order mark included. Never throws. */
export async function readText(path: string): Promise<ReadText> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      const limit = `the limit is ${toMegabytes(maxBytes)} MB`;
      return { message: `Too large to be checked: ${toMegabytes(size)} MB, ${limit}.`, severity: 'warn' };
    }
    return { text: decoder.decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { message: 'Cannot be read: not UTF-8 text.', severity: 'error' };
    const reason = error instanceof Error && 'code' in error ? getReason(String(error.code)) : 'unknown error';
    return { message: `Cannot be read: ${reason}.`, severity: 'error' };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function getReason(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it is gone';
  return code;
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace(/\.0$/u, '');
}
