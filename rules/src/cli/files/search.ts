import fs from 'node:fs';
import path from 'node:path';
import type { GlobEntry, Options } from 'globby';
import { extensions, findFileKind, isNotebook, notebookExtension } from '../../file-kinds.js';
import { ignoredFiles, ignoredFolders } from '../../project/files/ignored-folders.js';
import { readExcluded, readIgnoresAround } from './git-ignores.js';

/** What a search finds: a file, or a link to what may be one. */
export interface Candidate {
  readonly path: string;
  readonly isLink: boolean;
}

/**
 * What a glob matches: folders, and files in languages of ours outside of them. Undefined when it is no glob.
 * @param cwd absolute; what the glob is relative to
 * @param ignored patterns of what is passed over
 */
export async function findMatches(
  argument: string,
  cwd: string,
  ignored: readonly string[],
): Promise<GlobEntry[] | undefined> {
  const { globby, isDynamicPattern } = await import('globby');
  const pattern = toPattern(argument);
  if (!isDynamicPattern(pattern)) return undefined;
  const found = await globby(pattern, { ...searchOptions, cwd, ignore: await getIgnored(ignored, cwd) });
  const excluded = await readExcluded(cwd);
  const matches: GlobEntry[] = [];
  const folders: string[] = [];
  for (const match of found.sort(comparePaths)) {
    const isFolder = match.dirent.isDirectory();
    if (excluded.isIgnored(match.path, isFolder)) continue;
    if (folders.some((folder) => match.path.startsWith(`${folder}/`))) continue;
    if (isFolder) folders.push(match.path);
    if (isFolder || (isChecked(match.path) && match.dirent.isFile())) matches.push(match);
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

/**
 * Patterns of what a search does not find.
 * @param cwd what those that were given are relative to
 */
async function getIgnored(given: readonly string[], cwd: string): Promise<string[]> {
  const { convertPathToPattern } = await import('globby');
  const absolute = given.map((pattern) =>
    path.isAbsolute(pattern)
      ? toPattern(pattern)
      : path.posix.join(convertPathToPattern(cwd), toPattern(pattern)).replace(/\/$/u, ''),
  );
  return [
    ...ignoredFolders.map((name) => `**/${name}/**`),
    ...ignoredFiles.map((name) => `**/${name}`),
    ...absolute.flatMap((pattern) => [pattern, `${pattern}/**`]),
  ];
}

/** A glob with slashes, in which parentheses that offer no choice stand for themselves, as in `app/(shop)/*.ts`. */
function toPattern(glob: string): string {
  return glob.replaceAll(path.sep, '/').replaceAll(/(?<![!?*+@\\])\(([^()|]*)\)/gu, String.raw`\($1\)`);
}

/** What is found below a folder. */
interface FoundBelow {
  readonly candidates: readonly Candidate[];
  /** Folders that may not be listed, absolute. */
  readonly unreadable: readonly string[];
}

/**
 * The files in languages of ours below a folder, and links to what may be one, that are not ignored.
 * @param folder absolute
 * @param cwd the `.gitignore` files from there down to the folder are respected
 * @param ignored patterns of what is passed over, relative to `cwd`
 */
export async function findInFolder(folder: string, cwd: string, ignored: readonly string[]): Promise<FoundBelow> {
  const { globby } = await import('globby');
  const unreadable = new Set<string>();
  const found = await globby(
    [`**/*.{${[...Object.values(extensions).flat(), notebookExtension].join(',')}}`, '**/pyvenv.cfg'],
    { ...searchOptions, cwd: folder, ignore: await getIgnored(ignored, cwd), fs: tellUnreadable(unreadable) },
  );
  const environments = found.filter(({ name }) => name === 'pyvenv.cfg').map((entry) => path.dirname(entry.path));
  const ignores = [await readIgnoresAround(folder, cwd), await readExcluded(folder)];
  const isWanted = (entry: string, isFolder: boolean): boolean => {
    const isOfEnvironment = environments.some((environment) => entry.startsWith(`${environment}/`));
    return !isOfEnvironment && !ignores.some((one) => one.isIgnored(entry, isFolder));
  };
  return {
    candidates: found
      .flatMap(toCandidate)
      .sort(comparePaths)
      .filter(({ path: file }) => isWanted(file, false)),
    unreadable: [...unreadable].sort().filter((inner) => isWanted(inner, true)),
  };
}

/** The file system, which notes the folders that may not be listed: the search, which looks twice, passes over them. */
function tellUnreadable(unreadable: Set<string>): NonNullable<Options['fs']> {
  function readdir(folder: string, options: { withFileTypes: true }, callback: ReaddirCallback<fs.Dirent>): void;
  function readdir(folder: string, callback: ReaddirCallback<string>): void;
  function readdir(
    folder: string,
    options: { withFileTypes: true } | ReaddirCallback<string>,
    callback?: ReaddirCallback<fs.Dirent>,
  ): void {
    if (typeof options === 'function') {
      fs.readdir(folder, options);
      return;
    }
    fs.readdir(folder, options, (error, entries) => {
      if (error?.code === 'EACCES' || error?.code === 'EPERM') unreadable.add(path.resolve(folder));
      callback?.(error, entries);
    });
  }
  return { ...fs, readdir };
}

type ReaddirCallback<Entry> = (error: NodeJS.ErrnoException | null, entries: Entry[]) => void;

/** A file, or a link to what may be one, in a language of ours. */
function toCandidate({ path: file, dirent }: GlobEntry): Candidate[] {
  const isLink = dirent.isSymbolicLink();
  return isChecked(file) && (isLink || dirent.isFile()) ? [{ path: path.normalize(file), isLink }] : [];
}

/** Whether a file is in a language of ours, by its name. */
export function isChecked(file: string): boolean {
  return findFileKind(file) !== undefined || isNotebook(file);
}

function comparePaths(one: { readonly path: string }, other: { readonly path: string }): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}
