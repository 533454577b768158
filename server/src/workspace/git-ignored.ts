import {
  getBaseName,
  getFolder,
  getFoldersAround,
  GitIgnore,
  joinPath,
  type FileSource,
} from 'eslint-plugin-async-pitfalls/engine';
import { gitIgnoreFile } from './watched-files.js';

/**
 * Those of some files of one folder that Git ignores, as a search for files sees it.
 * @param folder around all of them
 */
export function findIgnored(paths: readonly string[], folder: string, files: FileSource): readonly string[] {
  const root = findRepository(folder, files) ?? folder;
  const gitIgnore = new GitIgnore(root);
  for (const around of new Set(paths.flatMap((path) => getFoldersAround(path, root)))) {
    const text = files.readFile(joinPath(around, gitIgnoreFile));
    if (text !== undefined) gitIgnore.add(around, text);
  }
  return paths.filter((path) => gitIgnore.isIgnored(path, false));
}

/** The folder itself, or the nearest one around it, that is the root of a repository. */
function findRepository(folder: string, files: FileSource): string | undefined {
  for (let around = folder; ; around = getFolder(around)) {
    if (files.readFolder(around)?.some((name) => name === '.git') === true) return around;
    if (getFolder(around) === around) return undefined;
  }
}

/** Whether a file says what Git ignores. */
export function isGitIgnore(path: string): boolean {
  return getBaseName(path) === gitIgnoreFile;
}
