import ignore from 'ignore';
import type { FileSource } from '../../../project/files/file-source.js';
import { isRecord } from '../../../project/is-record.js';
import { getBaseName, getFolder, joinPath } from '../../../project/files/paths.js';
import { getOrAdd } from '../../../project/remember.js';
import { normalizeName } from './distributions.js';
import { get, readProjectSettings } from './settings.js';
import { resolvePath } from './written-paths.js';

/** The projects beside it that a project says it depends on, installed or not. */
export class PathDependencies {
  readonly #files: FileSource;
  /** Many projects of a workspace depend on the same. */
  readonly #settings = new Map<string, unknown>();
  /** The folders of all projects of a workspace with their own names, which are mostly those of the projects. */
  readonly #members = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: FileSource) {
    this.#files = files;
  }

  /**
   * The folders of those that a project depends on, directly or through others.
   * @param isKnown whether a folder is known anyway, and with it what the project in it depends on
   */
  findAll(root: string, isKnown: (folder: string) => boolean): ReadonlySet<string> {
    const found = new Set([root]);
    for (const folder of found) for (const one of this.#findDirect(folder)) if (!isKnown(one)) found.add(one);
    found.delete(root);
    return found;
  }

  /** What `pyproject.toml` in a folder says. */
  readSettings(folder: string): unknown {
    if (!this.#settings.has(folder)) this.#settings.set(folder, readProjectSettings(this.#files, folder));
    return this.#settings.get(folder);
  }

  #findDirect(root: string): readonly string[] {
    return getSources(this.readSettings(root)).flatMap(([name, source]) => {
      const path = get(source, 'path');
      if (typeof path === 'string') return resolvePath(root, path) ?? [];
      return get(source, 'workspace') === true ? (this.#findMember(root, name) ?? []) : [];
    });
  }

  /** The folder of the project of that name in the same workspace. */
  #findMember(root: string, name: string): string | undefined {
    const members = this.#findMembers(root);
    const isCalled = (folder: string): boolean => this.#findName(folder) === normalizeName(name);
    const likely = [...members].flatMap(([folder, own]) => (own === normalizeName(name) ? [folder] : []));
    return [...likely, ...members.keys()].find(isCalled);
  }

  #findName(folder: string): string | undefined {
    const name = get(this.readSettings(folder), 'project', 'name');
    return typeof name === 'string' ? normalizeName(name) : undefined;
  }

  /** All projects in the same workspace: https://docs.astral.sh/uv/concepts/projects/workspaces/ */
  #findMembers(root: string): ReadonlyMap<string, string> {
    for (let folder = root; ; folder = getFolder(folder)) {
      const workspace = get(this.readSettings(folder), 'tool', 'uv', 'workspace');
      if (workspace !== undefined) return this.#getMembers(folder, get(workspace, 'members'));
      if (folder === getFolder(folder)) return new Map();
    }
  }

  #getMembers(root: string, written: unknown): ReadonlyMap<string, string> {
    return getOrAdd(this.#members, root, () => {
      const patterns = Array.isArray(written) ? written.filter((one) => typeof one === 'string') : [];
      const folders = [root, ...patterns.flatMap((pattern) => expand(this.#files, root, pattern))];
      return new Map(folders.map((folder) => [folder, normalizeName(getBaseName(folder))]));
    });
  }
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

/** The folders that a pattern such as `packages/*` names. */
function expand(files: FileSource, root: string, pattern: string): readonly string[] {
  let folders: readonly string[] = [root];
  for (const part of pattern.split('/').filter((one) => one !== '' && one !== '.')) {
    const names = ignore().add(part);
    folders = folders.flatMap((folder) =>
      (files.readFolder(folder) ?? []).filter((one) => names.ignores(one)).map((one) => joinPath(folder, one)),
    );
  }
  return folders;
}
