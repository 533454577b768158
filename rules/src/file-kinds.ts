/** The languages that files are checked as. */
export type FileKind = 'python' | 'javascript';

/** Extensions of the files that are checked, without the dot. */
export const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  python: ['py'],
  javascript: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'],
};

/** What a file is checked as, by its extension; undefined when it is not checked. */
export function findFileKind(path: string): FileKind | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (extensions.python.includes(extension)) return 'python';
  return extensions.javascript.includes(extension) ? 'javascript' : undefined;
}
