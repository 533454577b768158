import type { CheckedMessage } from '../checked-file.js';

/** How many of the messages are errors, and how many warnings. */
export function countBySeverity(messages: readonly CheckedMessage[]): { errors: number; warnings: number } {
  const errors = messages.filter(({ severity }) => severity === 2).length;
  return { errors, warnings: messages.length - errors };
}

/** A number of things in words: `1 error`, `2 errors`. */
export function toCount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The numbers of errors and warnings in words, with what stands between them. */
export function describeCounts(messages: readonly CheckedMessage[], separator: string): string {
  const { errors, warnings } = countBySeverity(messages);
  return `${toCount(errors, 'error')}${separator}${toCount(warnings, 'warning')}`;
}
