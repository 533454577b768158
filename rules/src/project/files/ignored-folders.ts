/** Folders that hold what others wrote or tools made. */
export const ignoredFolders: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '.eggs',
  '.direnv',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
  '.yarn',
  '.next',
  '.nuxt',
  '__pycache__',
  '__pypackages__',
  'site-packages',
  'node_modules',
  'bower_components',
  'build',
  'dist',
  'coverage',
];

/** Of those the ones in which no module of a JavaScript project is looked for, and the output of many compilers. */
export const writtenByTools: ReadonlySet<string> = new Set(['build', 'coverage', 'dist', 'node_modules', 'out']);

/** Files that tools made, or that declare only. Globs. */
export const ignoredFiles: readonly string[] = ['*.min.{js,mjs,cjs}', '*.d.{ts,mts,cts}', '.pnp.*'];

/** Whether the name of a file is one of {@link ignoredFiles}. */
export function isIgnoredFile(name: string): boolean {
  return /\.min\.[cm]?js$|\.d\.[cm]?ts$|^\.pnp\./u.test(name);
}
