import type { FileKind } from '../file-kinds.js';

/** Longest text that is checked, in UTF-16 units. Code written by people is far below: CPython's longest file has 0.6 M. */
const maxLength = 3_000_000;

/** From this length on, text with very long lines is taken as the output of a bundler. */
const minifiedLength = 50_000;
const minifiedLineLength = 500;

/** Why a file's text is not worth checking, in a sentence; undefined when it is. */
export function findReasonToSkip(text: string, kind: FileKind): string | undefined {
  if (text.length > maxLength) {
    return `Too large to be checked: ${toMillions(text.length)} million characters, the limit is ${toMillions(maxLength)} million.`;
  }
  if (kind === 'javascript' && isMinified(text)) return 'Looks minified: not checked.';
  return undefined;
}

function isMinified(text: string): boolean {
  if (text.length < minifiedLength) return false;
  const lines = text.match(/\n/gu)?.length ?? 0;
  return text.length / (lines + 1) > minifiedLineLength;
}

function toMillions(length: number): string {
  return (length / 1_000_000).toFixed(1).replace(/\.0$/u, '');
}
