import type { FileKind } from '../file-kinds.js';
import { isMinified } from '../javascript/minified.js';
import type { SkipReason } from './engine.js';

/** Longest text that is checked, in UTF-16 units. Code written by people is far below: CPython's longest file has 0.6 M. */
const maxLength = 3_000_000;

/** Why a file is left out whose name ends in nothing that a front end reads. */
export const unknownLanguage: SkipReason = {
  kind: 'language',
  message: 'Neither Python nor TypeScript/JavaScript: not checked.',
};

/** Why a file's text is not worth checking; undefined when it is. */
export function findReasonToSkip(text: string, kind: FileKind): SkipReason | undefined {
  if (text.length > maxLength) {
    const limit = `the limit is ${toMillions(maxLength)} million`;
    return {
      kind: 'large',
      message: `Too large to be checked: ${toMillions(text.length)} million characters, ${limit}.`,
    };
  }
  // What Qt's translators write is named `.ts`, too.
  if (kind === 'javascript' && /^\uFEFF?\s*<\?xml\b/u.test(text)) return unknownLanguage;
  if (kind === 'javascript' && isMinified(text.length, countLines(text))) {
    return { kind: 'minified', message: 'Looks minified: not checked.' };
  }
  return undefined;
}

function countLines(text: string): number {
  return (text.match(/\n|\r(?!\n)/gu)?.length ?? 0) + 1;
}

function toMillions(length: number): string {
  return (length / 1_000_000).toFixed(1).replace(/\.0$/u, '');
}
