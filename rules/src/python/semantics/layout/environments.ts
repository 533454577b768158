import type { FileSource } from '../../../project/files/file-source.js';
import { getFolder, joinPath } from '../../../project/files/paths.js';
import { get, readPyrightConfig } from './settings.js';
import { resolveFolder } from './written-paths.js';

/** The folders of a project in which its own environment is looked for. */
export const environmentFolders: readonly string[] = ['.venv', 'venv', 'env'];

/**
 * The folders with installed packages, in the order of search: of the environment that was chosen, of the one that pyright is
 * told of, and of the nearest in a folder around (https://docs.astral.sh/uv/pip/environments/#discovery-of-python-environments):
 * projects of one workspace share it.
 * @param chosen folder of a virtual environment (`VIRTUAL_ENV`, or the interpreter that was chosen)
 */
export function findSitePackages(
  files: FileSource,
  root: string,
  settings: unknown,
  chosen: string | undefined,
): readonly string[] {
  const environments = [chosen, findConfigured(files, root, settings)].filter((one) => one !== undefined);
  return [
    ...environments.flatMap((folder) => getPackageFolders(files, folder)),
    ...findLocalPackages(files, root),
    ...findNearest(files, root),
  ];
}

/** https://microsoft.github.io/pyright/#/configuration?id=environment-options */
function findConfigured(files: FileSource, root: string, settings: unknown): string | undefined {
  const all = [readPyrightConfig(files, root), get(settings, 'tool', 'pyright'), get(settings, 'tool', 'basedpyright')];
  for (const one of all) {
    const [name, around = '.'] = [get(one, 'venv'), get(one, 'venvPath')];
    if (typeof name !== 'string' || typeof around !== 'string') continue;
    const folder = resolveFolder(root, around);
    return folder === undefined ? undefined : resolveFolder(folder, name);
  }
  return undefined;
}

/** Packages that PDM installs beside a project: https://pdm-project.org/en/latest/usage/pep582/ */
function findLocalPackages(files: FileSource, root: string): readonly string[] {
  const folder = joinPath(root, '__pypackages__');
  return (files.readFolder(folder) ?? [])
    .map((version) => joinPath(folder, version, 'lib'))
    .filter((lib) => files.readFolder(lib) !== undefined);
}

function findNearest(files: FileSource, root: string): readonly string[] {
  for (let folder = root; ; folder = getFolder(folder)) {
    const names = files.readFolder(folder) ?? [];
    const environments = environmentFolders.filter((name) => names.includes(name));
    const found = environments.flatMap((name) => getPackageFolders(files, joinPath(folder, name)));
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
