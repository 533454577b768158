import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { getBaseName, getFolder, joinPath } from '../../../project/files/paths.js';
import { get, readProjectSettings } from './settings.js';
import { resolveFolder } from './written-paths.js';

/**
 * The folders of the projects beside it that a project says it depends on, installed or not.
 * @param settings what its `pyproject.toml` says
 */
export function findPathDependencies(files: FileSource, root: string, settings: unknown): readonly string[] {
  let members: readonly string[] | undefined;
  return getSources(settings).flatMap(([name, source]) => {
    const path = get(source, 'path');
    if (typeof path === 'string') return resolveFolder(root, path) ?? [];
    if (get(source, 'workspace') !== true) return [];
    members ??= findWorkspaceFolders(files, root);
    return findMember(files, members, name) ?? [];
  });
}

/** Where dependencies come from by their names: https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-sources */
function getSources(settings: unknown): (readonly [string, unknown])[] {
  const poetry = get(settings, 'tool', 'poetry');
  const groups = get(poetry, 'group');
  // https://python-poetry.org/docs/dependency-specification/#path-dependencies
  const tables = [
    get(settings, 'tool', 'uv', 'sources'),
    get(poetry, 'dependencies'),
    get(poetry, 'dev-dependencies'),
    ...(isRecord(groups) ? Object.values(groups).map((group) => get(group, 'dependencies')) : []),
  ];
  return tables.flatMap((table) =>
    isRecord(table)
      ? Object.entries(table).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
      : [],
  );
}

/** The folder of the project of that name. */
function findMember(files: FileSource, folders: readonly string[], name: string): string | undefined {
  const named = folders.filter((folder) => isSameName(getBaseName(folder), name));
  return [...named, ...folders].find((folder) => {
    const own = get(readProjectSettings(files, folder), 'project', 'name');
    return typeof own === 'string' && isSameName(own, name);
  });
}

/** The folders of all projects in the same workspace: https://docs.astral.sh/uv/concepts/projects/workspaces/ */
function findWorkspaceFolders(files: FileSource, root: string): readonly string[] {
  for (let folder = root; ; folder = getFolder(folder)) {
    const workspace = get(readProjectSettings(files, folder), 'tool', 'uv', 'workspace');
    const members = get(workspace, 'members');
    if (workspace !== undefined) {
      const patterns = Array.isArray(members) ? members.filter((one) => typeof one === 'string') : [];
      return [folder, ...patterns.flatMap((pattern) => expand(files, folder, pattern))];
    }
    if (folder === getFolder(folder)) return [];
  }
}

/** The folders that a pattern such as `packages/*` names. */
function expand(files: FileSource, root: string, pattern: string): readonly string[] {
  let folders: readonly string[] = [root];
  for (const part of pattern.split('/').filter((one) => one !== '' && one !== '.')) {
    const name = new RegExp(
      `^${part
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
    );
    folders = folders.flatMap((folder) =>
      (files.readFolder(folder) ?? []).filter((one) => name.test(one)).map((one) => joinPath(folder, one)),
    );
  }
  return folders;
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function isSameName(left: string, right: string): boolean {
  const normalize = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
  return normalize(left) === normalize(right);
}
