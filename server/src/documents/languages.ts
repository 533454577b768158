import type { DocumentSelector } from 'vscode-languageserver';

/** The language ids that are linted, as VS Code has them, each with the file extensions it goes by; the first is used for untitled files. */
const extensionsByLanguageId: Readonly<Record<string, readonly [string, ...string[]]>> = {
  python: ['.py', '.pyi'],
  typescript: ['.ts', '.mts', '.cts'],
  typescriptreact: ['.tsx'],
  javascript: ['.js', '.mjs', '.cjs', '.jsx'],
  javascriptreact: ['.jsx', '.js'],
};

/** What other editors call the same languages: Vim its file types, Emacs what its modes are named after. */
const aliases: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascriptreact',
  'javascript.jsx': 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  'typescript.tsx': 'typescriptreact',
};

/** The languages that are checked alike. */
export type LanguageFamily = 'python' | 'javascript';

/** The family of a language id, or undefined when files of that language are not linted. */
export function findFamily(languageId: string): LanguageFamily | undefined {
  if (languageId === 'python') return 'python';
  return findExtensions(languageId) ? 'javascript' : undefined;
}

/** The language id of a file by its extension, or undefined when it is none that is linted. */
export function findLanguageId(path: string): string | undefined {
  return Object.keys(extensionsByLanguageId).find((languageId) =>
    extensionsByLanguageId[languageId]?.some((extension) => path.endsWith(extension)),
  );
}

/** The languages whose documents a client should ask diagnostics for. */
export const documentSelector: DocumentSelector = [...Object.keys(extensionsByLanguageId), ...Object.keys(aliases)].map(
  (language) => ({ language }),
);

/**
 * The path under which a document is linted: its own, with an extension added when the name does not tell the language
 * (an untitled file, a script without extension).
 */
export function withLanguageExtension(path: string, languageId: string): string {
  const extensions = findExtensions(languageId);
  if (!extensions || extensions.some((extension) => path.endsWith(extension))) return path;
  return path + extensions[0];
}

function findExtensions(languageId: string): readonly [string, ...string[]] | undefined {
  const known = aliases[languageId] ?? languageId;
  return Object.hasOwn(extensionsByLanguageId, known) ? extensionsByLanguageId[known] : undefined;
}
