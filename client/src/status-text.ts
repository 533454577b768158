import type { DocumentStatus, Indexing } from 'async-pitfalls-language-server/protocol';

/** What a language status item shows. */
export interface StatusText {
  /** In the list of items. */
  readonly text: string;
  /** Beside the text, in small letters. */
  readonly detail: string;
  readonly isWarning: boolean;
}

const text = 'Async Pitfalls';

/**
 * Puts the status of a document, and of the project that it is in, into words.
 * @param isTrusted whether code of the workspace may be run
 */
export function toStatusText(
  { rules, origin, types, duration, slowest, notes }: DocumentStatus,
  indexing: Indexing = { isBusy: false, done: 0, total: 0 },
  isTrusted = true,
): StatusText {
  const warnings = [
    ...notes,
    ...(slowest ? [`Slow: ${duration} ms, of which ${slowest.rule} took ${slowest.duration} ms.`] : []),
    ...(types && !types.isAvailable ? [types.text] : []),
  ];
  const parts = [
    `${rules} ${rules === 1 ? 'rule' : 'rules'} (${toBaseName(origin)})`,
    ...(types?.isAvailable === true ? [`types: ${types.text}`] : []),
    `last check ${duration} ms`,
    ...(isTrusted ? [] : ['restricted mode: no eslint.config is read']),
  ];
  if (rules === 0) {
    return {
      text,
      detail: notes.join(' ') || `All rules are off (${toBaseName(origin)}).`,
      isWarning: notes.length > 0,
    };
  }
  return {
    text,
    detail: [...warnings, ...describeIndexing(indexing), parts.join(', ')].join(' '),
    isWarning: warnings.length > 0,
  };
}

function describeIndexing({ isBusy, done, total }: Indexing): string[] {
  if (!isBusy) return [];
  return [total === 0 ? 'Reading the project.' : `Reading the project: ${done} of ${total} files.`];
}

function toBaseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
