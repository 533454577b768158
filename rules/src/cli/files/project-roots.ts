import { getFolder, isInside } from '../../project/files/paths.js';
import type { FoundFiles } from './find-files.js';

/**
 * The folders that count as projects for files that nothing marks one around: the current folder for what is inside it;
 * elsewhere what the arguments name, for nothing around that was asked for.
 */
export class ProjectRoots {
  readonly #cwd: string;
  readonly #folders: ReadonlySet<string>;
  readonly #foldersOfFiles: ReadonlySet<string>;

  /** @param cwd absolute */
  constructor({ folders, files }: FoundFiles, cwd: string) {
    this.#cwd = cwd;
    this.#folders = new Set(folders);
    this.#foldersOfFiles = new Set(files.filter(({ isNamed }) => isNamed).map(({ path }) => getFolder(path)));
  }

  /** The outermost of these folders around an absolute path. */
  get(path: string): string {
    const others = isInside(path, this.#cwd) ? [this.#cwd] : this.#foldersOfFiles;
    const around = [...this.#folders, ...others].filter((folder) => isInside(path, folder));
    return around.sort((one, other) => one.length - other.length).at(0) ?? this.#cwd;
  }

  /** The one folder that all files have as theirs; the current folder when they have several. */
  getCommon(): string {
    const roots = new Set([...this.#folders, ...this.#foldersOfFiles].map((folder) => this.get(folder)));
    const [root = this.#cwd] = roots;
    return roots.size > 1 ? this.#cwd : root;
  }
}
