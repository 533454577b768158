import { access, constants, lstat, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { GlobEntry, Options } from 'globby';
import { unknownLanguage } from '../engine/unsuitable-files.js';
import { extensions, findFileKind, isNotebook, notebookExtension } from '../file-kinds.js';
import { GitIgnore } from '../project/git-ignore.js';
import { ignoredFiles, ignoredFolders } from '../project/ignored.js';
import { isInside } from '../project/paths.js';

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
  const ignoredPaths = ignored.map((pattern) => path.resolve(cwd, pattern).replaceAll(path.sep, '/'));
  const files: FileMap = new Map();
  const folders: string[] = [];
  const unusable: { path: string; message: string }[] = [];
  const problems: string[] = [];
  for (const argument of paths) {
    const absolute = path.resolve(cwd, argument);
    const kind = await getKind(absolute);
    if (kind === 'missing') {
      const matches = await findMatches(argument, cwd, ignoredPaths);
      if (matches === undefined) problems.push(`${argument}: no such file or folder.`);
      else if (matches.length === 0) problems.push(`${argument}: nothing matches that is not ignored.`);
      for (const { path: match, dirent } of matches ?? []) {
        if (dirent.isDirectory()) {
          folders.push(match);
          await addFolder(match, cwd, ignoredPaths, files, unusable);
        } else if (!files.has(await realpath(match))) files.set(await realpath(match), { path: match, isNamed: false });
      }
    } else if (kind === 'broken link') unusable.push({ path: absolute, message: brokenLink });
    else if (kind === 'file') {
      if (isChecked(absolute)) files.set(await realpath(absolute), { path: absolute, isNamed: true });
      else unusable.push({ path: absolute, message: unknownLanguage.message });
    } else if (kind === 'folder' && !(await isReadable(absolute))) {
      problems.push(`${argument}: cannot be read: permission denied.`);
    } else if (kind === 'folder') {
      folders.push(absolute);
      await addFolder(absolute, cwd, ignoredPaths, files, unusable);
    } else problems.push(`${argument}: neither a file nor a folder.`);
  }
  return { files: [...files.values()], folders, unusable, problems };
}

/**
 * What the `.gitignore` files say that lie between the current folder and one inside it. A search reads those above its
 * folder in a repository of git only, but exports and images have none.
 */
async function readIgnoresAround(folder: string, cwd: string): Promise<GitIgnore> {
  const ignores = new GitIgnore(cwd);
  if (folder === cwd || !isInside(folder, cwd)) return ignores;
  for (let around = folder; around !== cwd;) {
    around = path.dirname(around);
    try {
      ignores.add(around, await readFile(path.join(around, '.gitignore'), 'utf8'));
    } catch {
      // Most folders have none.
    }
  }
  return ignores;
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
  const matches: GlobEntry[] = [];
  for (const match of found.sort(comparePaths)) {
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

/** Found files by their real path. */
type FileMap = Map<string, FoundFile>;

const brokenLink = 'A symbolic link to nowhere: not checked.';

async function addFolder(
  folder: string,
  cwd: string,
  ignoredPaths: readonly string[],
  files: FileMap,
  unusable: { path: string; message: string }[],
): Promise<void> {
  const { globby } = await import('globby');
  const found = await globby(
    [`**/*.{${[...Object.values(extensions).flat(), notebookExtension].join(',')}}`, '**/pyvenv.cfg'],
    { ...searchOptions, cwd: folder, ignore: getIgnored(ignoredPaths) },
  );
  const environments = found.filter(({ name }) => name === 'pyvenv.cfg').map((entry) => path.dirname(entry.path));
  const realFolder = await realpath(folder);
  const around = await readIgnoresAround(folder, cwd);
  for (const { path: file, isLink } of found.flatMap(toCandidate).sort(comparePaths)) {
    if (environments.some((environment) => file.startsWith(`${environment}/`))) continue;
    if (around.isIgnored(file, false)) continue;
    if (isLink) {
      const kind = await getKind(file);
      if (kind === 'broken link') unusable.push({ path: file, message: brokenLink });
      if (kind !== 'file') continue;
    }
    const target = isLink ? await realpath(file) : path.join(realFolder, path.relative(folder, file));
    const known = files.get(target);
    if (!known || (file === target && !known.isNamed)) files.set(target, { path: file, isNamed: false });
  }
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
    return (await isThere(file)) ? 'broken link' : 'missing';
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

async function isThere(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
