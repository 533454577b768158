import { getDiskVersion } from '../project/files/disk-files.js';
import type { FileSource } from '../project/files/file-source.js';

/**
 * The disk, with a memory of what was read from it. A linter that stays in an editor's process is told of the file it
 * checks and of no other: it has to look itself whether those it read before are still the same.
 */
export class RememberedFiles implements FileSource {
  readonly #disk: FileSource;
  /** What a file or folder was when it was read: time of change and size, empty when it was not there. */
  readonly #versions = new Map<string, string>();

  constructor(disk: FileSource) {
    this.#disk = disk;
  }

  readFile(path: string): string | undefined {
    this.#versions.set(path, getDiskVersion(path));
    return this.#disk.readFile(path);
  }

  isFile(path: string): boolean {
    this.#versions.set(path, getDiskVersion(path));
    return this.#disk.isFile(path);
  }

  readFolder(path: string): readonly string[] | undefined {
    this.#versions.set(path, getDiskVersion(path));
    return this.#disk.readFolder(path);
  }

  /** The paths of what has changed since it was read, or since it was asked for last. */
  takeChanged(): readonly string[] {
    const changed: string[] = [];
    for (const [path, version] of this.#versions) {
      const now = getDiskVersion(path);
      if (now === version) continue;
      this.#versions.set(path, now);
      changed.push(path);
    }
    return changed;
  }

  /** Whether anything that was read has changed since; what was read is forgotten then. */
  forgetIfChanged(): boolean {
    const hasChanged = [...this.#versions].some(([path, version]) => getDiskVersion(path) !== version);
    if (hasChanged) this.#versions.clear();
    return hasChanged;
  }
}
