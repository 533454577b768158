import { access, constants, lstat, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { GlobEntry, Options } from 'globby';
import { unknownLanguage } from '../../engine/unsuitable-files.js';
import { extensions, findFileKind, isNotebook, notebookExtension } from '../../file-kinds.js';
import { GitIgnore } from '../../project/git-ignore.js';
import { ignoredFiles, ignoredFolders } from '../../project/ignored.js';
import { getFoldersAround, isInside } from '../../project/paths.js';

/** A file to be checked. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Whether an argument names the file itself, not a folder around it. */
  readonly isNamed: boolean;
}

/** What the arguments of the command lead to. */
export interface FoundFiles {
  /** Each once, in the order of the arguments and then of the alphabet. */
  readonly files: readonly FoundFile[];
  /** Those that arguments name, absolute. */
  readonly folders: readonly string[];
  /** Files that are there but cannot be checked, and why. */
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

const brokenLink = 'A symbolic link to nowhere: not checked.';

/** What is found for one argument after the other. */
class Search {
  readonly #cwd: string;
  readonly #ignoredPaths: readonly string[];
  /** Found files by their real path. */
  readonly #files = new Map<string, FoundFile>();
  readonly #folders: string[] = [];
  readonly #unusable: { path: string; message: string }[] = [];
  readonly #problems: string[] = [];

  constructor(cwd: string, ignored: readonly string[]) {
    this.#cwd = cwd;
    this.#ignoredPaths = ignored.map((pattern) => path.resolve(cwd, pattern).replaceAll(path.sep, '/'));
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
    switch (await getKind(absolute)) {
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
    const matches = await findMatches(argument, this.#cwd, this.#ignoredPaths);
    if (matches === undefined) this.#problems.push(`${argument}: no such file or folder.`);
    else if (matches.length === 0) this.#problems.push(`${argument}: nothing matches that is not ignored.`);
    for (const { path: match, dirent } of matches ?? []) {
      if (dirent.isDirectory()) await this.#addFolder(match);
      else this.#addFound(await realpath(match), match);
    }
  }

  async #addFolder(folder: string): Promise<void> {
    this.#folders.push(folder);
    const realFolder = await realpath(folder);
    for (const { path: file, isLink } of await findInFolder(folder, this.#cwd, this.#ignoredPaths)) {
      if (isLink && !(await this.#isLinkToFile(file))) continue;
      this.#addFound(isLink ? await realpath(file) : path.join(realFolder, path.relative(folder, file)), file);
    }
  }

  async #isLinkToFile(link: string): Promise<boolean> {
    const kind = await getKind(link);
    if (kind === 'broken link') this.#unusable.push({ path: link, message: brokenLink });
    return kind === 'file';
  }

  /** A file that is found twice goes by its own name before that of a link. */
  #addFound(realPath: string, file: string): void {
    const known = this.#files.get(realPath);
    if (!known || (file === realPath && !known.isNamed)) this.#files.set(realPath, { path: file, isNamed: false });
  }
}

/**
 * What the `.gitignore` files say that lie between the current folder and one inside it. A search reads those above its
 * folder in a repository of git only, but exports and images have none.
 */
async function readIgnoresAround(folder: string, cwd: string): Promise<GitIgnore> {
  const ignores = new GitIgnore(cwd);
  if (!isInside(folder, cwd)) return ignores;
  for (const around of getFoldersAround(folder, cwd)) {
    ignores.add(around, await readOrEmpty(path.join(around, '.gitignore')));
  }
  return ignores;
}

/**
 * What `.git/info/exclude` of the repository around a folder leaves out, and the `.gitignore` beside it does not bring back
 * (https://git-scm.com/docs/gitignore). A search reads `.gitignore` files only.
 */
async function readExcluded(folder: string): Promise<GitIgnore> {
  let root = folder;
  while ((await getKind(path.join(root, '.git'))) === 'missing') {
    if (path.dirname(root) === root) return new GitIgnore(folder);
    root = path.dirname(root);
  }
  const excluded = new GitIgnore(root);
  const texts = [path.join('.git', 'info', 'exclude'), '.gitignore'].map((file) => readOrEmpty(path.join(root, file)));
  excluded.add(root, (await Promise.all(texts)).join('\n'));
  return excluded;
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

/** What a glob matches: folders, and files in languages of ours outside of them. Undefined when it is no glob. */
async function findMatches(
  argument: string,
  cwd: string,
  ignoredPaths: readonly string[],
): Promise<GlobEntry[] | undefined> {
  const { globby, isDynamicPattern } = await import('globby');
  const pattern = argument.replaceAll(path.sep, '/');
  if (!isDynamicPattern(pattern)) return undefined;
  const found = await globby(pattern, { ...searchOptions, cwd, ignore: getIgnored(ignoredPaths) });
  const excluded = await readExcluded(cwd);
  const matches: GlobEntry[] = [];
  for (const match of found.sort(comparePaths)) {
    if (excluded.isIgnored(match.path, match.dirent.isDirectory())) continue;
    if (matches.some(({ path: outer, dirent }) => dirent.isDirectory() && match.path.startsWith(`${outer}/`))) continue;
    if (match.dirent.isDirectory() || (isChecked(match.path) && match.dirent.isFile())) matches.push(match);
  }
  return matches;
}

const searchOptions = {
  absolute: true,
  objectMode: true,
  gitignore: true,
  dot: true,
  expandDirectories: false,
  followSymbolicLinks: false,
  onlyFiles: false,
  suppressErrors: true,
} as const satisfies Options;

/** Patterns of what no search finds. */
function getIgnored(ignoredPaths: readonly string[]): string[] {
  return [
    ...ignoredFolders.map((name) => `**/${name}/**`),
    ...ignoredFiles.map((name) => `**/${name}`),
    ...ignoredPaths.flatMap((pattern) => [pattern, `${pattern}/**`]),
  ];
}

/** The files in languages of ours below a folder, and links to what may be one, that are not ignored. */
async function findInFolder(folder: string, cwd: string, ignoredPaths: readonly string[]): Promise<Candidate[]> {
  const { globby } = await import('globby');
  const found = await globby(
    [`**/*.{${[...Object.values(extensions).flat(), notebookExtension].join(',')}}`, '**/pyvenv.cfg'],
    { ...searchOptions, cwd: folder, ignore: getIgnored(ignoredPaths) },
  );
  const environments = found.filter(({ name }) => name === 'pyvenv.cfg').map((entry) => path.dirname(entry.path));
  const ignores = [await readIgnoresAround(folder, cwd), await readExcluded(folder)];
  return found
    .flatMap(toCandidate)
    .sort(comparePaths)
    .filter(({ path: file }) => {
      const isOfEnvironment = environments.some((environment) => file.startsWith(`${environment}/`));
      return !isOfEnvironment && !ignores.some((one) => one.isIgnored(file, false));
    });
}

interface Candidate {
  readonly path: string;
  readonly isLink: boolean;
}

/** A file, or a link to what may be one, in a language of ours. */
function toCandidate({ path: file, dirent }: GlobEntry): Candidate[] {
  const isLink = dirent.isSymbolicLink();
  return isChecked(file) && (isLink || dirent.isFile()) ? [{ path: path.normalize(file), isLink }] : [];
}

function isChecked(file: string): boolean {
  return findFileKind(file) !== undefined || isNotebook(file);
}

function comparePaths(one: { readonly path: string }, other: { readonly path: string }): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}

type EntryKind = 'file' | 'folder' | 'broken link' | 'missing' | 'other';

async function getKind(file: string): Promise<EntryKind> {
  try {
    const stats = await stat(file);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return (await isLink(file)) ? 'broken link' : 'missing';
  }
}

async function isReadable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
