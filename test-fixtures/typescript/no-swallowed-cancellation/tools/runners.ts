/** Runs tools beside the editor. */
import type { CancellationToken } from 'vscode';

export async function format(file: string, token?: CancellationToken): Promise<number> {
  token?.onCancellationRequested(() => console.log('cancelled'));
  return file.length;
}

export async function lint(file: string, token: CancellationToken): Promise<string[]> {
  if (token.isCancellationRequested) return [];
  return [file];
}
