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
  /** What was read again after it had changed: who read it before does not know. */
  readonly #changed = new Set<string>();

  constructor(disk: FileSource) {
    this.#disk = disk;
  }

  readFile(path: string): string | undefined {
    this.#remember(path);
    return this.#disk.readFile(path);
  }

  isFile(path: string): boolean {
    this.#remember(path);
    return this.#disk.isFile(path);
  }

  readFolder(path: string): readonly string[] | undefined {
    this.#remember(path);
    return this.#disk.readFolder(path);
  }

  /** The paths of what has changed since it was read first, or since it was asked for last. */
  takeChanged(): readonly string[] {
    for (const path of this.#versions.keys()) this.#remember(path);
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Whether anything that was read has changed since; what was read is forgotten then. */
  forgetIfChanged(): boolean {
    const hasChanged =
      this.#changed.size > 0 || [...this.#versions].some(([path, version]) => getDiskVersion(path) !== version);
    if (hasChanged) {
      this.#versions.clear();
      this.#changed.clear();
    }
    return hasChanged;
  }

  #remember(path: string): void {
    const version = getDiskVersion(path);
    const before = this.#versions.get(path);
    if (before !== undefined && before !== version) this.#changed.add(path);
    this.#versions.set(path, version);
  }
}
