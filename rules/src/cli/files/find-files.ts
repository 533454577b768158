import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { unknownLanguage } from '../../engine/unsuitable-files.js';
import { getEntryKind, isReadable } from './entry-kind.js';
import { findInFolder, findMatches, isChecked } from './search.js';

/** A file to be checked. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Whether an argument names the file itself, not a folder around it. */
  readonly isNamed: boolean;
  /** Its text, where that is not the one on disk. */
  readonly text?: string;
}

/** What the arguments of the command lead to. */
export interface FoundFiles {
  /** Each once, in the order of the arguments and then of the alphabet. */
  readonly files: readonly FoundFile[];
  /** Those that arguments name, absolute. */
  readonly folders: readonly string[];
  /** Files and folders that are there but cannot be checked, and why. */
  readonly unusable: readonly { readonly path: string; readonly message: string }[];
  /** Arguments that name nothing, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * The files that the arguments name: files themselves, folders by what is below them and not ignored, globs by what they
 * match and is not ignored, where the shell has not done it already.
 * @param ignored patterns of files that folders are searched without, relative to `cwd`
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  ignored: readonly string[] = [],
): Promise<FoundFiles> {
  const search = new Search(cwd, ignored);
  for (const argument of paths) await search.addArgument(argument);
  return search.getFound();
}

const unreadableFolder = 'Cannot be read: permission denied. What is in this folder is not checked.';
const brokenLink = 'A symbolic link to nowhere: not checked.';

/** What is found for one argument after the other. */
class Search {
  readonly #cwd: string;
  readonly #ignored: readonly string[];
  /** Found files by their real path. */
  readonly #files = new Map<string, FoundFile>();
  readonly #folders: string[] = [];
  readonly #unusable: { path: string; message: string }[] = [];
  readonly #problems: string[] = [];

  constructor(cwd: string, ignored: readonly string[]) {
    this.#cwd = cwd;
    this.#ignored = ignored;
  }

  getFound(): FoundFiles {
    return {
      files: [...this.#files.values()],
      folders: this.#folders,
      unusable: this.#unusable,
      problems: this.#problems,
    };
  }

  async addArgument(argument: string): Promise<void> {
    const absolute = path.resolve(this.#cwd, argument);
    switch (await getEntryKind(absolute)) {
      case 'missing':
        return this.#addGlob(argument);
      case 'broken link':
        this.#unusable.push({ path: absolute, message: brokenLink });
        return;
      case 'file':
        if (isChecked(absolute)) this.#files.set(await realpath(absolute), { path: absolute, isNamed: true });
        else this.#unusable.push({ path: absolute, message: unknownLanguage.message });
        return;
      case 'folder':
        if (await isReadable(absolute)) return this.#addFolder(absolute);
        this.#problems.push(`${argument}: cannot be read: permission denied.`);
        return;
      case 'other':
        this.#problems.push(`${argument}: neither a file nor a folder.`);
    }
  }

  async #addGlob(argument: string): Promise<void> {
    const matches = await findMatches(argument, this.#cwd, this.#ignored);
    if (matches === undefined) this.#problems.push(`${argument}: no such file or folder.`);
    else if (matches.length === 0)
      this.#problems.push(`${argument}: no file of Python, TypeScript or JavaScript matches, or all are ignored.`);
    for (const { path: match, dirent } of matches ?? []) {
      if (dirent.isDirectory()) await this.#addFolder(match);
      else this.#addFound(await realpath(match), match);
    }
  }

  async #addFolder(folder: string): Promise<void> {
    this.#folders.push(folder);
    const realFolder = await realpath(folder);
    const { candidates, unreadable } = await findInFolder(folder, this.#cwd, this.#ignored);
    for (const inner of unreadable) this.#unusable.push({ path: inner, message: unreadableFolder });
    for (const { path: file, isLink } of candidates) {
      if (isLink && !(await this.#isLinkToFile(file))) continue;
      this.#addFound(isLink ? await realpath(file) : path.join(realFolder, path.relative(folder, file)), file);
    }
  }

  async #isLinkToFile(link: string): Promise<boolean> {
    const kind = await getEntryKind(link);
    if (kind === 'broken link') this.#unusable.push({ path: link, message: brokenLink });
    return kind === 'file';
  }

  /** A file that is found twice goes by its own name before that of a link. */
  #addFound(realPath: string, file: string): void {
    const known = this.#files.get(realPath);
    if (!known || (file === realPath && !known.isNamed)) this.#files.set(realPath, { path: file, isNamed: false });
  }
}
