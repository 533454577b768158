import { getBaseName, getFolder, isInside, type FileSource } from 'eslint-plugin-async-pitfalls/engine';
import { findLanguageId } from '../documents/languages.js';
import { isOnDisk } from '../documents/paths.js';

/** The files of the disk, and of folders that only the client can read, as far as it has told of them. */
export class ClientFiles {
  readonly #disk: FileSource;
  readonly #texts = new Map<string, string>();
  readonly #names = new Map<string, Set<string>>();

  constructor(disk: FileSource) {
    this.#disk = disk;
  }

  /** The paths of the client's own files below a folder. */
  findPaths(folder: string): readonly string[] {
    return [...this.#texts.keys()].filter((path) => isInside(path, folder));
  }

  /** Those of them that are to be checked, in the order of the alphabet. */
  findSources(folder: string): readonly string[] {
    return this.findPaths(folder).filter(isChecked).toSorted();
  }

  /** Whether the client has told of a file of its own. */
  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** A file of the client has this text now, or is not there any more. */
  set(path: string, text: string | undefined): void {
    if (text === undefined) {
      this.#texts.delete(path);
      this.#names.get(getFolder(path))?.delete(getBaseName(path));
      return;
    }
    this.#texts.set(path, text);
    for (let inner = path, folder = getFolder(path); folder !== inner; inner = folder, folder = getFolder(inner)) {
      const names = this.#names.get(folder) ?? new Set();
      this.#names.set(folder, names.add(getBaseName(inner)));
    }
  }

  /** A file source that may be taken apart and put together again. */
  toSource(): FileSource {
    return {
      readFile: (path) => (isOnDisk(path) ? this.#disk.readFile(path) : this.#texts.get(path)),
      isFile: (path) => (isOnDisk(path) ? this.#disk.isFile(path) : this.#texts.has(path)),
      readFolder: (path) => (isOnDisk(path) ? this.#disk.readFolder(path) : this.#findNames(path)),
    };
  }

  #findNames(folder: string): readonly string[] | undefined {
    const names = this.#names.get(folder);
    return names && [...names];
  }
}

/** Stubs tell of other files, and are not checked themselves. */
function isChecked(path: string): boolean {
  return findLanguageId(path) !== undefined && !path.endsWith('.pyi');
}

/** Only what is on disk: nothing of other places can be run. */
export function withoutClientFiles(files: FileSource): FileSource {
  return {
    readFile: (path) => (isOnDisk(path) ? files.readFile(path) : undefined),
    isFile: (path) => isOnDisk(path) && files.isFile(path),
    readFolder: (path) => (isOnDisk(path) ? files.readFolder(path) : undefined),
  };
}
