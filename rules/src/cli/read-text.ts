import { readFileSync, statSync } from 'node:fs';

/** Files longer than this are not read at all, in bytes. */
const maxBytes = 4_000_000;

/** A file's text, or why there is none: `error` for what should not be, `warn` for what is left out on purpose. */
export type ReadText = { readonly text: string } | { readonly message: string; readonly severity: 'warn' | 'error' };

/**
 * Reads a file as UTF-8, byte order mark included. Never throws. Not asynchronous: files are checked one after the other,
 * and asking another thread for each takes longer than reading.
 * @param limit in bytes: longer files are not read at all
 */
export function readText(path: string, limit = maxBytes): ReadText {
  try {
    const { size } = statSync(path);
    if (size > limit) {
      const sizes = `${toMegabytes(size)} MB, the limit is ${toMegabytes(limit)} MB`;
      return { message: `Too large to be checked: ${sizes}.`, severity: 'warn' };
    }
    const text = readFileSync(path, 'utf8');
    // What stands for bytes that are not UTF-8 can also be in a text for itself.
    return { text: text.includes('\uFFFD') ? decoder.decode(readFileSync(path)) : text };
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
