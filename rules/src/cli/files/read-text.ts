import { readFileSync, statSync } from 'node:fs';
import { unknownLanguage } from '../../engine/unsuitable-files.js';
import { findFileKind } from '../../file-kinds.js';
import { isBinary, maxBytes } from '../../project/files/disk-files.js';
import { describeFileError } from './file-errors.js';

/** The text of a file. */
export interface FileText {
  readonly text: string;
  /** Whether the file holds just that in UTF-8, so that a changed text can be written in its place. */
  readonly isUtf8: boolean;
}

/** Why a file has no text. */
export interface UnreadableFile {
  readonly message: string;
  /** `error` for what should not be, `warn` for what is left out on purpose. */
  readonly severity: 'warn' | 'error';
  /** Whether the file is no text at all: worth a word only to who asks for it. */
  readonly isBinary?: boolean;
}

/**
 * Reads a file as UTF-8, byte order mark included; what is not UTF-8 as the language reads it: Python in the encoding that
 * the file declares, JavaScript and TypeScript with a mark in place of each wrong byte. Never throws. Not asynchronous: files
 * are checked one after the other, and asking another thread for each takes longer than reading.
 * @param limit in bytes: longer files are not read at all
 */
export function readText(path: string, limit = maxBytes): FileText | UnreadableFile {
  try {
    const { size } = statSync(path);
    if (size > limit) {
      const sizes = `${toMegabytes(size)} MB, the limit is ${toMegabytes(limit)} MB`;
      return { message: `Too large to be checked: ${sizes}.`, severity: 'warn' };
    }
    const text = readFileSync(path, 'utf8');
    // What stands for bytes that are not UTF-8 can also be in a text for itself.
    return text.includes('\uFFFD') ? decode(path, readFileSync(path), text) : { text, isUtf8: true };
  } catch (error) {
    return { message: `Cannot be read: ${describeFileError(error)}.`, severity: 'error' };
  }
}

function decode(path: string, bytes: Uint8Array, replaced: string): FileText | UnreadableFile {
  const asUtf8 = tryToDecode(bytes, 'utf-8');
  if (asUtf8 !== undefined) return { text: asUtf8, isUtf8: true };
  const kind = findFileKind(path);
  if (isBinary(replaced)) {
    // Videos are named `.ts` and `.mts`, too.
    return kind === 'javascript' && !isUtf16(bytes)
      ? { message: unknownLanguage.message, severity: 'warn', isBinary: true }
      : { message: 'Cannot be read: not UTF-8 text.', severity: 'error' };
  }
  if (kind === 'javascript') return { text: replaced, isUtf8: false };
  const declared = kind === 'python' ? findDeclaredEncoding(replaced) : undefined;
  if (declared === undefined) {
    const line = replaced.slice(0, replaced.indexOf('\uFFFD')).split('\n').length;
    const advice = kind === 'python' ? ', and no other encoding is declared' : '';
    return { message: `Cannot be read: not UTF-8 text in line ${line}${advice}.`, severity: 'error' };
  }
  const text = tryToDecode(bytes, labels[declared] ?? declared);
  if (text !== undefined) return { text, isUtf8: false };
  return { message: `Cannot be read: not text in the encoding that it declares, ${declared}.`, severity: 'error' };
}

/** Names that Python has for encodings (https://docs.python.org/3/library/codecs.html#standard-encodings) and the web does not. */
const labels: Readonly<Record<string, string>> = {
  'latin-1': 'latin1',
  'iso-latin-1': 'latin1',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'mac-roman': 'macintosh',
  // Python knows no other characters there, the web does.
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
};

/** The encoding that one of the first two lines declares, in small letters: https://peps.python.org/pep-0263/ */
function findDeclaredEncoding(text: string): string | undefined {
  const declaration =
    /^(?:\uFEFF?[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*(?<name>[-\w.]+)/u.exec(text);
  return declaration?.groups?.['name']?.toLowerCase().replaceAll('_', '-');
}

/** The text, byte order mark included; undefined when bytes are wrong, or nobody knows the encoding. */
function tryToDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace(/\.0$/u, '');
}
