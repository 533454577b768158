import type { WorkspaceCheckResult } from 'async-pitfalls-language-server/protocol';

/** What is said at the end of a check of the workspace; undefined when the user has ended it. */
export function toCheckText({ files, problems, isCancelled }: WorkspaceCheckResult): string | undefined {
  if (isCancelled) return undefined;
  return `Checked ${count(files, 'file')}: ${problems === 0 ? 'no problems' : count(problems, 'problem')}.`;
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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
