import type { DocumentStatus, Indexing } from 'async-pitfalls-language-server/protocol';
import type { Translate } from './translate.js';

/** Shows the log of the server. */
export const showOutputCommand = 'asyncPitfalls.showOutput';
/** Ends the server, if it is running, and starts a new one. */
export const restartCommand = 'asyncPitfalls.restart';

/** What a language status item shows. */
export interface StatusText {
  /** In the list of items. */
  readonly text: string;
  /** Beside the text, in small letters. */
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  /** What the item offers. */
  readonly command: { readonly title: string; readonly command: string };
}

const name = 'Async Pitfalls';

/** What is shown while there is no server. */
export function getStoppedText(t: Translate): StatusText {
  return {
    text: t('Async Pitfalls: stopped'),
    detail: t('The output says why.'),
    severity: 'error',
    command: { title: t('Restart Server'), command: restartCommand },
  };
}

/** What is shown while nothing is known of a document. */
export function getSilentText(t: Translate): StatusText {
  const command = { title: t('Show Output'), command: showOutputCommand };
  return { text: name, detail: '', severity: 'information', command };
}

/**
 * Puts the status of a document, and of the project that it is in, into words.
 * @param isTrusted whether code of the workspace may be run
 */
export function toStatusText(
  t: Translate,
  { rules, origin, types, duration, slowest, notes }: DocumentStatus,
  indexing: Indexing = { isBusy: false, done: 0, total: 0 },
  isTrusted = true,
): StatusText {
  const warnings = [
    ...notes,
    ...(slowest ? [t('Slow: {0} ms, of which {1} took {2} ms.', duration, slowest.rule, slowest.duration)] : []),
    ...(types && !types.isAvailable ? [types.text] : []),
  ];
  const parts = [
    rules === 1 ? t('{0} rule ({1})', rules, toBaseName(origin)) : t('{0} rules ({1})', rules, toBaseName(origin)),
    ...(types?.isAvailable === true ? [t('types: {0}', types.text)] : []),
    t('last check {0} ms', duration),
    ...(isTrusted ? [] : [t('restricted mode: no eslint.config is read')]),
  ];
  const [problems, detail] =
    rules === 0
      ? [notes, notes.join(' ') || t('All rules are off ({0}).', toBaseName(origin))]
      : [warnings, [...warnings, ...describeIndexing(t, indexing), parts.join(t(', '))].join(' ')];
  return { ...getSilentText(t), detail, severity: problems.length > 0 ? 'warning' : 'information' };
}

function describeIndexing(t: Translate, { isBusy, done, total }: Indexing): string[] {
  if (!isBusy) return [];
  return [total === 0 ? t('Reading the project.') : t('Reading the project: {0} of {1} files.', done, total)];
}

function toBaseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
