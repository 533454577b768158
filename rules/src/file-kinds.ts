/** The languages that files are checked as. */
export type FileKind = 'python' | 'javascript';

/** Extensions of the files that are checked, without the dot. */
export const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  python: ['py'],
  javascript: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'],
};

/**
 * Extensions of components, without the dot: ESLint and oxlint alone check their scripts, where a config reads these files.
 * https://vuejs.org/guide/scaling-up/sfc.html
 */
export const componentExtensions: readonly string[] = ['vue', 'svelte', 'astro'];

/** Whether a file is a component, by its extension: what it holds beside scripts, not every linter shows. */
export function isComponent(path: string): boolean {
  return componentExtensions.includes(getExtension(path));
}

/** What a file is checked as, by its extension; undefined when it is not checked. */
export function findFileKind(path: string): FileKind | undefined {
  const extension = getExtension(path);
  if (extensions.python.includes(extension)) return 'python';
  return extensions.javascript.includes(extension) ? 'javascript' : undefined;
}

/** The extension of Jupyter notebooks, without the dot. Only the command reads them as files. */
export const notebookExtension = 'ipynb';

/** Whether a file is a Jupyter notebook, by its extension. */
export function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith(`.${notebookExtension}`);
}

function getExtension(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
