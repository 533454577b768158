import type { Linter } from 'eslint';
import type { RelatedLocation } from '../project/text/location.js';
import type { Place } from '../python/notebook/notebook-file.js';

/** What was found in a file. */
export interface CheckedFile {
  readonly path: string;
  /** The text that the messages are about; undefined when it could not be read. */
  readonly text?: string;
  readonly messages: readonly CheckedMessage[];
  /** Whether fixes were written. */
  readonly isFixed: boolean;
}

/** A message with the places that belong to it, such as the steps of a call path. */
export interface CheckedMessage extends Linter.LintMessage {
  readonly related?: readonly RelatedLocation[];
  /** In a notebook: the cell that line and column are about, 1 for the first of all. Fixes are about the file's text. */
  readonly cell?: number;
  /** In a notebook: the same place in the file's text. */
  readonly inFile?: Place;
}

/** A problem of the file itself, as ESLint reports those. */
export function toFileMessage(message: string, severity: 'warn' | 'error'): Linter.LintMessage {
  const isError = severity === 'error';
  return { ruleId: null, message, severity: isError ? 2 : 1, fatal: isError || undefined, line: 1, column: 1 };
}

/** Where a message is in the text of its file, for formats that lead there. */
export function getPlaceInFile({ inFile, line, column, endLine = line, endColumn = column }: CheckedMessage): Place {
  return inFile ?? { line, column, endLine, endColumn };
}

/** The line of a message in words: `4`, in a notebook `cell 3:4`. */
export function describeLine({ cell, line }: CheckedMessage): string {
  return cell === undefined ? String(line) : `cell ${cell}:${line}`;
}

/** The place of a message in words: `4:5`, `cell 3:4:5`. */
export function describePlace(message: CheckedMessage): string {
  return `${describeLine(message)}:${message.column}`;
}
