import type { FileSource } from '../../../project/files/file-source.js';
import { isInside, joinPath } from '../../../project/files/paths.js';
import { type EnvironmentOptions, findSitePackages } from './environments.js';
import { findInstalledLinks } from './installed-links.js';
import { PathDependencies } from './path-dependencies.js';
import { findSearchFolders } from './search-folders.js';
import { get, readProjectSettings } from './settings.js';

/** What `pyproject.toml` and the folders around it say of a project. */
export interface ProjectLayout {
  /** Folders that imports start from, in the order of search. */
  readonly roots: readonly string[];
  /** Folders that would be among them if they were there. */
  readonly missingRoots: readonly string[];
  /** Folders of other projects that imports find, too, after all others; not all of them need be there. */
  readonly linkedRoots: readonly string[];
  readonly sitePackages: readonly string[];
  /** Oldest Python supported, as [major, minor]. */
  readonly pythonVersion: readonly [number, number] | undefined;
}

/** Reads the layout of the project in a folder. A damaged config says nothing, and nothing is run. */
export function readProjectLayout(files: FileSource, root: string, environments?: EnvironmentOptions): ProjectLayout {
  const settings = readProjectSettings(files, root);
  const named = findSearchFolders(files, root, settings);
  const folders = getOwnFolders(root, named);
  const roots = new Set([root, ...folders.filter((folder) => files.readFolder(folder) !== undefined)]);
  const sitePackages = findSitePackages(files, root, settings, environments);
  const installed = sitePackages.flatMap((folder) => findInstalledLinks(files, folder));
  const linked = [
    ...named.filter((folder) => !isInside(folder, root)),
    ...installed,
    ...findDependencyRoots(files, root, installed),
  ];
  return {
    roots: [...roots],
    missingRoots: folders.filter((folder) => !roots.has(folder)),
    linkedRoots: [...new Set(linked)].filter((folder) => !roots.has(folder)),
    sitePackages,
    pythonVersion: parseVersion(
      get(settings, 'tool', 'async-pitfalls', 'python-version') ??
        get(settings, 'project', 'requires-python') ??
        get(settings, 'tool', 'poetry', 'dependencies', 'python'),
    ),
  };
}

/** The folders inside of a project that imports may start from, there or not. */
function getOwnFolders(root: string, named: readonly string[]): readonly string[] {
  return [...named, ...['src', 'typings', 'stubs'].map((name) => joinPath(root, name))].filter(
    (folder) => folder !== root && isInside(folder, root),
  );
}

/**
 * The folders that imports of the projects start from which a project depends on.
 * @param known folders of which it is known already
 */
function findDependencyRoots(files: FileSource, root: string, known: readonly string[]): readonly string[] {
  const dependencies = new PathDependencies(files);
  const isKnown = (folder: string): boolean => known.some((one) => isInside(one, folder));
  return [...dependencies.findAll(root, isKnown)].flatMap((folder) => [
    folder,
    ...getOwnFolders(folder, findSearchFolders(files, folder, dependencies.readSettings(folder))),
  ]);
}

/** The lower bound in a version specifier (https://packaging.python.org/en/latest/specifications/version-specifiers/). */
function parseVersion(specifier: unknown): readonly [number, number] | undefined {
  if (typeof specifier !== 'string') return undefined;
  const match = /(?:>=|~=|\^|~|==|^)\s*(\d+)\.(\d+)/.exec(specifier);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
