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

interface Position {
  readonly text: string;
}
declare const connectionOfEditor: {
  onHover(handler: (position: Position, token: CancellationToken) => Promise<string[]>): void;
};
declare function logIn(name: string, token: string): Promise<string[]>;

connectionOfEditor.onHover(async ({ text }, token) => {
  const found = await findWords(text); // error: [no-swallowed-cancellation] "does not get `token`"
  return token.isCancellationRequested ? [] : found;
});

connectionOfEditor.onHover(async ({ text }, token) => {
  const found = await logIn(text, 'secret');
  return token.isCancellationRequested ? found : await findWords(text, token);
});

declare function findWords(text: string, token?: CancellationToken): Promise<string[]>;
