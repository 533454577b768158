import { extensions } from 'eslint-plugin-async-pitfalls/engine';
import { WatchKind, type FileSystemWatcher } from 'vscode-languageserver';

/** Says what is left out of a folder that only the client can read. */
export const gitIgnoreFile = '.gitignore';
/** Marks a virtual environment of Python: packages can be installed from now on. */
export const environmentFile = 'pyvenv.cfg';

/** Files whose change may change what is found in others: by the ends of their names, their names, and patterns of names. */
// Stubs are not checked themselves.
const ends = [...Object.values(extensions).flat(), 'pyi'];
const names = [
  'pyproject.toml',
  'setup.cfg',
  'pyrightconfig.json',
  'mypy.ini',
  'pytest.ini',
  'tox.ini',
  '.env',
  '.pdm-python',
  'Pipfile',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'pylock.toml',
  'jsconfig.json',
  'deno.json',
  'deno.jsonc',
  'package.json',
  // For folders that only the client can read: of those on disk all is read.
  gitIgnoreFile,
  environmentFile,
];
const patterns = ['eslint.config.*', 'tsconfig*.json'];
/** What pip is to install. These include others, of any name. */
const requirements = ['requirements*.txt', 'requirements*.in', 'requirements/*.txt', 'requirements/*.in'];

/** The paths of the same files, and of the folder that marks a repository. */
const watched = new RegExp(
  `\\.(?:${ends.join('|')})$|(?:^|[/\\\\])(?:${[...names, ...patterns, ...requirements, '.git'].map(toExpression).join('|')})$`,
  'u',
);

function toExpression(pattern: string): string {
  return pattern
    .replaceAll('.', '\\.')
    .replaceAll('/', String.raw`[/\\]`)
    .replaceAll('*', String.raw`[^/\\]*`);
}

/**
 * What the client is asked to tell of. Of other texts those matter that were read, see `KnownFiles`. Folders, which have any
 * name, come and go without what is in them being told of.
 */
export const watchers: readonly FileSystemWatcher[] = [
  // VS Code knows no braces inside of braces.
  ...[`*.{${ends.join(',')}}`, `{${names.join(',')}}`, '*.{txt,in}', ...patterns].map((pattern) => ({
    globPattern: `**/${pattern}`,
    kind: WatchKind.Change,
  })),
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Whether a path is that of a file whose creation, change or deletion may change what is found in others. */
export function isWatched(path: string): boolean {
  return watched.test(path);
}
