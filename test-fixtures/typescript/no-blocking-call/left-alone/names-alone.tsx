/** Functions that are synchronous by name, and never touch a disk, a process or a socket. */
import { flushSync } from 'react-dom';

interface Parser {
  parseSync(text: string): string[];
}

function hashSync(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
  return hash;
}

const cache = {
  entries: new Map<number, string>(),
  getSync(key: number): string | undefined {
    return this.entries.get(key);
  },
};

export async function translate(parser: Parser, text: string, show: (lines: string[]) => void): Promise<string> {
  const known = cache.getSync(hashSync(text));
  if (known !== undefined) return known;
  const lines = parser.parseSync(text);
  flushSync(() => show(lines));
  const response = await fetch('/translate', { method: 'POST', body: lines.join('\n') });
  return response.text();
}

export const Translation = ({ lines }: { readonly lines: readonly string[] }) => <p>{lines.join(' ')}</p>;
