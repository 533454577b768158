/** Commands of an editor, with its kind of signal. */
import type { CancellationToken } from 'vscode';
import { format, lint } from './runners.js';

export async function formatAll(files: readonly string[], token: CancellationToken): Promise<number> {
  let count = 0;
  for (const file of files) count += await format(file); // error: [no-swallowed-cancellation] "`format()` could be aborted but does not get `token`"
  return count;
}

export async function lintAll(files: readonly string[], token: CancellationToken): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    try {
      found.push(...(await lint(file, token)));
    } catch (error) { // error: [no-swallowed-cancellation] "Rethrow the error when `token.isCancellationRequested`"
      console.warn(file, error);
    }
  }
  return found;
}

export async function lintUntilCancelled(files: readonly string[], token: CancellationToken): Promise<void> {
  for (const file of files) {
    if (token.isCancellationRequested) return;
    try {
      await lint(file, token);
    } catch {
      if (token.isCancellationRequested) return;
    }
  }
}
