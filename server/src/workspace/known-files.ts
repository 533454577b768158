import { getFolder, isInside, type FileSource } from 'eslint-plugin-async-pitfalls/engine';
import { isWatched } from './watched-files.js';

/**
 * The files whose texts have been read, so that the loss of a folder can be told of each of them; and those that were not
 * there, where nothing but that somebody asked for them tells that they matter.
 */
export class KnownFiles {
  readonly #paths = new Set<string>();
  /** The folders around them. */
  readonly #folders = new Set<string>();

  /** The paths below a folder. */
  findInside(folder: string): readonly string[] {
    return this.#folders.has(folder) ? [...this.#paths].filter((path) => isInside(path, folder)) : [];
  }

  /** Whether a file was read, or was to be. */
  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** A file was read. */
  add(path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    for (let folder = getFolder(path); !this.#folders.has(folder); folder = getFolder(folder))
      this.#folders.add(folder);
  }

  /** The same files, but those that are read are remembered. May be taken apart and put together again. */
  remember(files: FileSource): FileSource {
    return {
      readFile: (path) => {
        const text = files.readFile(path);
        if (text !== undefined || !isWatched(path)) this.add(path);
        return text;
      },
      isFile: (path) => files.isFile(path),
      readFolder: (path) => files.readFolder(path),
    };
  }
}
