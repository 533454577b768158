import type { FileSource } from '../../../project/files/file-source.js';
import { joinPath } from '../../../project/files/paths.js';
import { normalizeName } from './distributions.js';
import { get, type Variables } from './settings.js';

/**
 * The environments that Poetry keeps for a project in a folder of its own: `api-0iTvAq8w-py3.12`.
 * https://python-poetry.org/docs/configuration/#virtualenvspath
 */
export function findPoetryEnvironments(
  files: FileSource,
  root: string,
  settings: unknown,
  variables: Variables,
): readonly string[] {
  const name = get(settings, 'project', 'name') ?? get(settings, 'tool', 'poetry', 'name');
  const isOfPoetry =
    get(settings, 'tool', 'poetry') !== undefined || files.readFolder(root)?.includes('poetry.lock') === true;
  if (typeof name !== 'string' || !isOfPoetry) return [];
  return getFolders(variables).flatMap((folder) => {
    const all = files.readFolder(folder) ?? [];
    if (all.length === 0) return [];
    const start = `${normalizeName(name).slice(0, 42)}-${hashPath(root)}-py`;
    return all.filter((one) => one.startsWith(start)).map((one) => joinPath(folder, one));
  });
}

/** Where they may be: https://python-poetry.org/docs/configuration/#cache-directory */
function getFolders(variables: Variables): readonly string[] {
  const { POETRY_VIRTUALENVS_PATH, POETRY_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = variables;
  if (POETRY_VIRTUALENVS_PATH !== undefined) return [POETRY_VIRTUALENVS_PATH];
  const caches =
    POETRY_CACHE_DIR === undefined
      ? [
          XDG_CACHE_HOME && joinPath(XDG_CACHE_HOME, 'pypoetry'),
          HOME && joinPath(HOME, '.cache', 'pypoetry'),
          HOME && joinPath(HOME, 'Library', 'Caches', 'pypoetry'),
          LOCALAPPDATA && joinPath(LOCALAPPDATA, 'pypoetry', 'Cache'),
        ]
      : [POETRY_CACHE_DIR];
  return caches.flatMap((cache) => (cache === undefined || cache === '' ? [] : [joinPath(cache, 'virtualenvs')]));
}

/** What Poetry tells projects of one name from another by. */
function hashPath(path: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const normalized = path.includes('\\') ? path.toLowerCase() : path;
  return createHash('sha256').update(normalized).digest('base64url').slice(0, 8);
}
