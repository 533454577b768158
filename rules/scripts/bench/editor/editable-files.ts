import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { globbySync } from 'globby';
import type { Range } from 'vscode-languageserver-protocol';

export type Language = 'typescript' | 'python';

/** The word that is taken away and put back. */
export const awaitKeyword = 'await ';

/** A file of the project with something typed at its end: a function that awaits, and one that awaits that. */
export interface EditableFile {
  readonly path: string;
  readonly uri: string;
  readonly language: Language;
  readonly languageId: string;
  readonly text: string;
  /** Of the file as it is on disk. */
  readonly lines: number;
  /** Where `await ` stands in what was typed. */
  readonly place: Range;
}

const patterns: Readonly<Record<Language, string>> = { typescript: '**/*.{ts,tsx,mts,cts}', python: '**/*.py' };

/** Declarations, packages, and tests: these are often in a project of their own, with types that are not installed. */
const notEdited = /\.d\.[cm]?ts$|\/node_modules\/|\/tests?\/|\.(?:spec|test)\./u;

/** What is typed; the last `await` in it is the one that is forgotten. */
const typed: Readonly<Record<Language, string>> = {
  typescript: `
class DraftStore {
  readonly #texts: string[] = [];

  async save(text: string) {
    return this.#texts.push(text);
  }
}

export async function saveDrafts(store: DraftStore, texts: readonly string[]) {
  for (const text of texts) {
    await store.save(text);
  }
}
`,
  python: `

class DraftStore:
    async def save(self, text: str) -> int:
        return len(text)


async def save_drafts(store: DraftStore, texts: list[str]) -> None:
    for text in texts:
        await store.save(text)
`,
};

/**
 * The files of the project nearest to the wanted lengths, for each another.
 * @param lengths in lines
 */
export function findEditableFiles(root: string, language: Language, lengths: readonly number[]): EditableFile[] {
  const left = globbySync(patterns[language], { cwd: root, absolute: true, gitignore: true })
    .filter((file) => !notEdited.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .map(({ file, text }) => ({ file, text, lines: text.split('\n').length }));
  return lengths.flatMap((length): EditableFile[] => {
    left.sort((one, other) => Math.abs(one.lines - length) - Math.abs(other.lines - length));
    const nearest = left.shift();
    return nearest ? [toEditable(nearest.file, nearest.text, language)] : [];
  });
}

function toEditable(path: string, original: string, language: Language): EditableFile {
  const text = original + typed[language];
  const before = text.slice(0, text.lastIndexOf(awaitKeyword)).split('\n');
  const line = before.length - 1;
  const character = before.at(-1)?.length ?? 0;
  return {
    path,
    uri: pathToFileURL(path).href,
    language,
    languageId: language === 'python' ? 'python' : path.endsWith('x') ? 'typescriptreact' : 'typescript',
    text,
    lines: original.split('\n').length,
    place: { start: { line, character }, end: { line, character: character + awaitKeyword.length } },
  };
}
