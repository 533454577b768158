import { getBaseName } from 'eslint-plugin-async-pitfalls/engine';
import { WatchKind, type FileSystemWatcher } from 'vscode-languageserver';

/** Says what is left out of a folder that only the client can read. */
export const gitIgnoreFile = '.gitignore';
/** Marks a virtual environment of Python: packages can be installed from now on. */
export const environmentFile = 'pyvenv.cfg';

/** Files whose change may change what is found in others. VS Code knows no braces inside of braces. */
const globs = [
  '**/*.{py,pyi,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/{pyproject.toml,setup.cfg,jsconfig.json,package.json}',
  '**/eslint.config.*',
  '**/tsconfig*.json',
  // For folders that only the client can read: of those on disk all is read.
  `**/${gitIgnoreFile}`,
  `**/${environmentFile}`,
];

/** The names of the same files, and of the folder that marks a repository. */
const names =
  /\.(?:pyi?|[cm]?[jt]sx?)$|^(?:pyproject\.toml|setup\.cfg|jsconfig\.json|package\.json|eslint\.config\..*|tsconfig.*\.json|\.gitignore|pyvenv\.cfg|\.git)$/u;

/** What the client is asked to tell of. Folders, which have any name, come and go without what is in them being told of. */
export const watchers: readonly FileSystemWatcher[] = [
  ...globs.map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Whether a path is that of a file whose creation, change or deletion may change what is found in others. */
export function isWatched(path: string): boolean {
  return names.test(getBaseName(path));
}
