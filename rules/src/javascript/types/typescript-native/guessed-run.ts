import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { findFileKind } from '../../../file-kinds.js';
import { createDiskFiles } from '../../../project/files/disk-files.js';
import { GitIgnore } from '../../../project/files/git-ignore.js';
import { ignoredFolders, isIgnoredFile } from '../../../project/files/ignored-folders.js';
import { getFoldersAround, isInside } from '../../../project/files/paths.js';
import { isMinified } from '../../minified.js';
import type { ExpectedFiles } from './expected-files.js';

/** As many folders of files without a tsconfig, one soon after the other, are no longer what somebody opens in an editor. */
const foldersOfRun = 6;
const longestPause = 10_000;

/** Where there are more, nothing is guessed. */
const mostFiles = 5000;

const skippedFolders: ReadonlySet<string> = new Set(ignoredFolders);

const disk = createDiskFiles();

/**
 * Guesses which files a run is about, for ESLint tells of one after the other: once files of many folders turned out to
 * belong to no tsconfig, all files of the folder around those.
 */
export class GuessedRun {
  readonly #root: string;
  readonly #now: () => number;
  readonly #folders = new Set<string>();
  #last = 0;

  /**
   * @param root the outermost folder that is looked into, as the compiler names it
   * @param now a clock, in milliseconds
   */
  constructor(root: string, now: () => number = () => performance.now()) {
    this.#root = root;
    this.#now = now;
  }

  /**
   * Tells of a file that belongs to no tsconfig.
   * @returns the files to expect, when this one leads to a guess
   */
  add(fileName: string): ExpectedFiles | undefined {
    const folder = path.posix.dirname(fileName);
    if (this.#folders.has(folder) || !isInside(folder, this.#root)) return undefined;
    const now = this.#now();
    if (now - this.#last > longestPause) this.#folders.clear();
    this.#last = now;
    this.#folders.add(folder);
    if (this.#folders.size < foldersOfRun) return undefined;
    const paths = findSources(getCommonFolder([...this.#folders]), this.#root);
    this.#folders.clear();
    return paths && { paths, isLeftOut };
  }
}

/** The innermost folder around all of them. */
function getCommonFolder([first = '/', ...others]: readonly string[]): string {
  let common = first;
  while (!others.every((folder) => isInside(folder, common))) common = path.posix.dirname(common);
  return common;
}

/** The JavaScript and TypeScript files below a folder that Git does not ignore; undefined when there are too many. */
function findSources(folder: string, root: string): string[] | undefined {
  const ignores = new GitIgnore(root);
  for (const around of getFoldersAround(folder, root)) addIgnores(around, ignores);
  const found: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    addIgnores(next, ignores);
    for (const entry of readFolder(next)) {
      const name = path.posix.join(next, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && !ignores.isIgnored(name, true)) pending.push(name);
      } else if (findFileKind(name) === 'javascript' && !isIgnoredFile(entry.name) && !ignores.isIgnored(name, false)) {
        found.push(name);
        if (found.length > mostFiles) return undefined;
      }
    }
  }
  return found;
}

function addIgnores(folder: string, ignores: GitIgnore): void {
  const text = disk.readFile(path.posix.join(folder, '.gitignore'));
  if (text !== undefined) ignores.add(folder, text);
}

function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What a bundler wrote would make the program larger, for nothing. */
function isLeftOut(fileName: string): boolean {
  const text = disk.readFile(fileName);
  return text === undefined || isMinified(text.length, text.split('\n').length);
}
