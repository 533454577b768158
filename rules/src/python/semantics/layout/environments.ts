import type { FileSource } from '../../../project/files/file-source.js';
import { getFolder, joinPath } from '../../../project/files/paths.js';
import { findPoetryEnvironments } from './poetry-environments.js';
import { get, readPyrightConfig, type Variables } from './settings.js';
import { resolvePath } from './written-paths.js';

/** The folders of a project in which its own environment is looked for. */
export const environmentFolders: readonly string[] = ['.venv', 'venv', 'env'];

/** Which environments there are beside those that files of the project tell of. */
export interface EnvironmentOptions {
  /** The folder of the one that was chosen. Default: the one that is active. */
  readonly environment?: string;
  /** Default: none. */
  readonly variables?: Variables;
}

/**
 * The folders with installed packages, in the order of search: of the environment that was chosen, of those that pyright and PDM
 * are told of, of the nearest in a folder around (https://docs.astral.sh/uv/pip/environments/#discovery-of-python-environments),
 * which projects of one workspace share, and of those that Poetry keeps elsewhere.
 */
export function findSitePackages(
  files: FileSource,
  root: string,
  settings: unknown,
  { variables = {}, environment = findActive(variables) }: EnvironmentOptions = {},
): readonly string[] {
  const told = [environment, findConfigured(files, root, settings), findChosenInPdm(files, root)];
  return [
    ...told.flatMap((folder) => (folder === undefined ? [] : getPackageFolders(files, folder))),
    ...findLocalPackages(files, root),
    ...findNearest(files, root, variables['UV_PROJECT_ENVIRONMENT']),
    ...findPoetryEnvironments(files, root, settings, variables).flatMap((folder) => getPackageFolders(files, folder)),
  ];
}

/**
 * The virtual environment that a process was started in (https://docs.python.org/3/library/venv.html), or that of conda. Its
 * base, which shells start in, is nobody's choice: https://docs.astral.sh/uv/pip/environments/#using-arbitrary-python-environments
 */
function findActive({ VIRTUAL_ENV, CONDA_PREFIX, CONDA_DEFAULT_ENV }: Variables): string | undefined {
  return VIRTUAL_ENV ?? (CONDA_DEFAULT_ENV === 'base' ? undefined : CONDA_PREFIX);
}

/** https://microsoft.github.io/pyright/#/configuration?id=environment-options */
function findConfigured(files: FileSource, root: string, settings: unknown): string | undefined {
  const all = [readPyrightConfig(files, root), get(settings, 'tool', 'pyright'), get(settings, 'tool', 'basedpyright')];
  for (const one of all) {
    const [name, around = '.'] = [get(one, 'venv'), get(one, 'venvPath')];
    if (typeof name !== 'string' || typeof around !== 'string') continue;
    const folder = resolvePath(root, around);
    return folder === undefined ? undefined : resolvePath(folder, name);
  }
  return undefined;
}

/** PDM keeps the path of the interpreter: https://pdm-project.org/en/latest/usage/project/#choose-a-python-interpreter */
function findChosenInPdm(files: FileSource, root: string): string | undefined {
  const interpreter = resolvePath(root, files.readFile(joinPath(root, '.pdm-python')) ?? '');
  const environment = interpreter && getFolder(getFolder(interpreter));
  // It may be the one of the system, in which anything can be installed.
  return environment && files.isFile(joinPath(environment, 'pyvenv.cfg')) ? environment : undefined;
}

/** Packages that PDM installs beside a project: https://pdm-project.org/en/latest/usage/pep582/ */
function findLocalPackages(files: FileSource, root: string): readonly string[] {
  const folder = joinPath(root, '__pypackages__');
  return (files.readFolder(folder) ?? [])
    .map((version) => joinPath(folder, version, 'lib'))
    .filter((lib) => files.readFolder(lib) !== undefined);
}

/** @param named by its path, to be tried first: https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path */
function findNearest(files: FileSource, root: string, named = ''): readonly string[] {
  for (let folder = root; ; folder = getFolder(folder)) {
    const names = files.readFolder(folder) ?? [];
    const usual = environmentFolders.filter((name) => names.includes(name));
    const found = [named, ...usual].flatMap((name) => {
      const environment = resolvePath(folder, name);
      return environment === undefined ? [] : getPackageFolders(files, environment);
    });
    if (found.length > 0 || folder === getFolder(folder)) return found;
  }
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
