import ignore, { type Ignore } from 'ignore';
import { getFolder, getParts, isInside, joinPath } from './paths.js';

/**
 * What the `.gitignore` files of a tree of folders leave out: the file nearest to a path decides, and nothing comes back
 * that is inside of a folder that was left out (gitignore(5)).
 */
export class GitIgnore {
  readonly #root: string;
  readonly #byFolder = new Map<string, Ignore>();

  /** @param root the outermost folder; those around it are not looked at */
  constructor(root: string) {
    this.#root = root;
  }

  /** The `.gitignore` in a folder has this text. */
  add(folder: string, text: string): void {
    this.#byFolder.set(folder, ignore().add(text));
  }

  /** Whether a path below the root is left out, itself or with a folder around it. */
  isIgnored(path: string, isFolder: boolean): boolean {
    const parts = getParts(path, this.#root);
    return parts.some((_, index) => {
      const isLast = index === parts.length - 1;
      return this.#isNamed(joinPath(this.#root, ...parts.slice(0, index + 1)), isFolder || !isLast);
    });
  }

  #isNamed(path: string, isFolder: boolean): boolean {
    for (let folder = getFolder(path); isInside(folder, this.#root); folder = getFolder(folder)) {
      const relative = getParts(path, folder).join('/');
      const { ignored, unignored } = this.#byFolder.get(folder)?.test(isFolder ? `${relative}/` : relative) ?? {};
      if (ignored === true) return true;
      if (unignored === true || folder === this.#root) return false;
    }
    return false;
  }
}
