import type { WorkspaceCheckResult } from 'async-pitfalls-language-server/protocol';
import type { Translate } from './translate.js';

/** What is said at the end of a check of the workspace; undefined when the user has ended it. */
export function toCheckText(t: Translate, { files, problems, isCancelled }: WorkspaceCheckResult): string | undefined {
  if (isCancelled) return undefined;
  const found = problems === 1 ? t('{0} problem', problems) : t('{0} problems', problems);
  const checked = files === 1 ? t('{0} file', files) : t('{0} files', files);
  return t('Checked {0}: {1}.', checked, problems === 0 ? t('no problems') : found);
}

/** Whether a message of the server is the result of a check. */
export function isCheckResult(value: unknown): value is WorkspaceCheckResult {
  return (
    typeof value === 'object' &&
    value !== null &&
    'files' in value &&
    typeof value.files === 'number' &&
    'problems' in value &&
    typeof value.problems === 'number' &&
    'isCancelled' in value &&
    typeof value.isCancelled === 'boolean'
  );
}
