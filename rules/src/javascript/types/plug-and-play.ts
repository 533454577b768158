import type { FileSource } from '../../project/files/file-source.js';
import { getFolder, joinPath } from '../../project/files/paths.js';

/**
 * The file by which Yarn tells Node where the packages of a project are, when it has unpacked none of them: the compiler, which
 * runs no code of a project, finds no types of theirs. https://yarnpkg.com/features/pnp
 */
export function findPlugAndPlay(root: string, files: FileSource): string | undefined {
  for (let folder = root; ; folder = getFolder(folder)) {
    const path = ['.pnp.cjs', '.pnp.js'].map((name) => joinPath(folder, name)).find((one) => files.isFile(one));
    if (path !== undefined || folder === getFolder(folder)) return path;
  }
}
