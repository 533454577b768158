import type { DocumentSelector } from 'vscode-languageserver';

/** VS Code's language ids that are linted, each with the file extensions it goes by; the first is used for untitled files. */
const extensionsByLanguageId: Readonly<Record<string, readonly [string, ...string[]]>> = {
  python: ['.py', '.pyi'],
  typescript: ['.ts', '.mts', '.cts'],
  typescriptreact: ['.tsx'],
  javascript: ['.js', '.mjs', '.cjs', '.jsx'],
  javascriptreact: ['.jsx', '.js'],
};

export type LanguageFamily = 'python' | 'javascript';

/** The family of a language id, or undefined when files of that language are not linted. */
export function findFamily(languageId: string): LanguageFamily | undefined {
  if (languageId === 'python') return 'python';
  return Object.hasOwn(extensionsByLanguageId, languageId) ? 'javascript' : undefined;
}

/** The language id of a file by its extension, or undefined when it is none that is linted. */
export function findLanguageId(path: string): string | undefined {
  return Object.keys(extensionsByLanguageId).find((languageId) =>
    extensionsByLanguageId[languageId]?.some((extension) => path.endsWith(extension)),
  );
}

/** The languages whose documents a client should ask diagnostics for. */
export const documentSelector: DocumentSelector = Object.keys(extensionsByLanguageId).map((language) => ({ language }));

/**
 * The path under which a document is linted: its own, with an extension added when the name does not tell the language
 * (an untitled file, a script without extension).
 */
export function withLanguageExtension(path: string, languageId: string): string {
  const extensions = extensionsByLanguageId[languageId];
  if (!extensions || extensions.some((extension) => path.endsWith(extension))) return path;
  return path + extensions[0];
}
