import {
  environmentFolders,
  getBaseName,
  getFolder,
  getParts,
  ignoredFolders,
  joinPath,
  type FileSource,
} from 'eslint-plugin-async-pitfalls/engine';
import type { KnownFiles } from './known-files.js';
import { environmentFile, isWatched } from './watched-files.js';

/** Larger trees are not looked through to their end. Files and folders. */
const maximumEntries = 20_000;
const ignored = new Set(ignoredFolders);
/** Folders in which installed packages are. */
const packageFolder = /(?:^|[/\\])(?:node_modules(?:[/\\]@[^/\\]*)?|site-packages|dist-packages)$/u;

interface FolderChangesOptions {
  readonly known: KnownFiles;
  readonly files: FileSource;
  /** The folder of the workspace around a path. */
  readonly findFolder: (path: string) => string | undefined;
}

/**
 * What the creation or deletion of folders means for files. Those who watch a disk tell of a folder that is renamed, moved,
 * deleted or checked out by its own path, and not of what is in it.
 * @param paths of what was created or deleted, be it a file
 * @returns the paths of the files that matter below those that are folders, and of these folders
 */
export function findFilesOfFolders(
  paths: readonly string[],
  { known, files, findFolder }: FolderChangesOptions,
): readonly string[] {
  const findCreated = (path: string): readonly string[] => {
    const isOfTool = getParts(path, findFolder(path) ?? '').some((name) => ignored.has(name));
    if (!isOfTool) return findWatched(path, files);
    const environment = joinPath(path, environmentFile);
    const isEnvironment = environmentFolders.includes(getBaseName(path)) || files.isFile(environment);
    return isEnvironment ? [environment] : [];
  };
  return paths
    .filter((path) => !isWatched(path))
    .flatMap((path) => {
      const inside = [...known.findInside(path), ...findCreated(path)];
      const isPackage = packageFolder.test(path) || packageFolder.test(getFolder(path));
      return inside.length > 0 || isPackage ? [path, ...new Set(inside)] : [];
    });
}

/** The files that matter below a folder; none when it is a file, or not there. */
function findWatched(root: string, files: FileSource): readonly string[] {
  const found: string[] = [];
  const folders = [root];
  let count = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of files.readFolder(folder) ?? []) {
      if (++count > maximumEntries) return found;
      const path = joinPath(folder, name);
      if (isWatched(path)) found.push(path);
      else if (!ignored.has(getBaseName(path)) && !files.isFile(path)) folders.push(path);
    }
  }
  return found;
}
