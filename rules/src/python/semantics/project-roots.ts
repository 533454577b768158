import type { FileSource } from '../../project/files/file-source.js';
import { joinPath } from '../../project/files/paths.js';
import { getSetting, readSettings } from './project-settings.js';

/** What `pyproject.toml` and the folders around it say of a project. */
export interface ProjectLayout {
  /** Folders that imports start from, in the order of search. */
  readonly roots: readonly string[];
  /** Folders that would be among them if they were there. */
  readonly missingRoots: readonly string[];
  readonly sitePackages: readonly string[];
  /** Oldest Python supported, as [major, minor]. */
  readonly pythonVersion: readonly [number, number] | undefined;
}

/**
 * Reads the layout of the project in a folder. A damaged `pyproject.toml` says nothing.
 * @param environment folder of a virtual environment (`VIRTUAL_ENV`, or the interpreter that was chosen)
 */
export function readProjectLayout(files: FileSource, root: string, environment?: string): ProjectLayout {
  const settings = readSettings(files, joinPath(root, 'pyproject.toml'));
  const folders = [...getHints(settings), 'src', 'typings', 'stubs'].map((hint) => joinPath(root, ...split(hint)));
  const isThere = (folder: string): boolean => files.readFolder(folder) !== undefined;
  const roots = new Set([root, ...folders.filter(isThere)]);
  return {
    roots: [...roots],
    missingRoots: folders.filter((folder) => !roots.has(folder)),
    sitePackages: findSitePackages(files, root, environment),
    pythonVersion: parseVersion(
      getSetting(settings, 'tool', 'async-pitfalls', 'python-version') ??
        getSetting(settings, 'project', 'requires-python') ??
        getPoetryPython(settings),
    ),
  };
}

function getHints(settings: unknown): readonly string[] {
  const packageFolders = getSetting(settings, 'tool', 'setuptools', 'package-dir');
  const poetryPackages = getSetting(settings, 'tool', 'poetry', 'packages');
  const hints: unknown[] = [
    getSetting(settings, 'tool', 'async-pitfalls', 'src'),
    getSetting(settings, 'tool', 'pyright', 'extraPaths'),
    getSetting(settings, 'tool', 'ruff', 'src'),
    getSetting(settings, 'tool', 'mypy', 'mypy_path'),
    getSetting(settings, 'tool', 'pytest', 'ini_options', 'pythonpath'),
    getSetting(settings, 'tool', 'setuptools', 'packages', 'find', 'where'),
    ...(typeof packageFolders === 'object' && packageFolders !== null ? Object.values({ ...packageFolders }) : []),
    ...(Array.isArray(poetryPackages) ? poetryPackages.map((entry: unknown) => getSetting(entry, 'from')) : []),
  ];
  return hints
    .flat()
    .filter((hint) => typeof hint === 'string')
    .filter((hint) => split(hint).length > 0 && !hint.startsWith('/') && !split(hint).includes('..'));
}

function split(path: string): readonly string[] {
  return path.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
}

function getPoetryPython(settings: unknown): unknown {
  return getSetting(settings, 'tool', 'poetry', 'dependencies', 'python');
}

/** The lower bound in a version specifier (https://packaging.python.org/en/latest/specifications/version-specifiers/). */
function parseVersion(specifier: unknown): readonly [number, number] | undefined {
  if (typeof specifier !== 'string') return undefined;
  const match = /(?:>=|~=|\^|~|==|^)\s*(\d+)\.(\d+)/.exec(specifier);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** The folders of a project in which its own environment is looked for. */
export const environmentFolders: readonly string[] = ['.venv', 'venv'];

function findSitePackages(files: FileSource, root: string, environment: string | undefined): readonly string[] {
  const environments = [environment, ...environmentFolders.map((name) => joinPath(root, name))];
  return environments.flatMap((folder) => (folder === undefined ? [] : getPackageFolders(files, folder)));
}

function getPackageFolders(files: FileSource, environment: string): readonly string[] {
  const versions = files.readFolder(joinPath(environment, 'lib')) ?? [];
  const unix = versions
    .filter((name) => /^(?:python|pypy)3/.test(name))
    .map((name) => joinPath(environment, 'lib', name, 'site-packages'));
  return [...unix, joinPath(environment, 'Lib', 'site-packages')].filter(
    (folder) => files.readFolder(folder) !== undefined,
  );
}
