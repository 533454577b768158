/** Answers an editor, which takes back what it no longer needs. */
import type { CancellationToken } from 'vscode-languageserver';

declare function complete(text: string, token: CancellationToken): Promise<string[]>;

export async function onCompletion(text: string, token: CancellationToken): Promise<string[]> {
  try {
    return await complete(text, token);
  } catch { // error: [no-swallowed-cancellation] "whoever aborts `token` cannot stop this function"
    return [];
  }
}

export async function onHover(text: string, token: CancellationToken): Promise<string | undefined> {
  if (token.isCancellationRequested) return undefined;
  return (await complete(text, token)).at(0);
}
