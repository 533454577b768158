import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { GlobEntry } from 'globby';
import { unknownLanguage } from '../engine/unsuitable-files.js';
import { extensions, findFileKind, isNotebook, notebookExtension } from '../file-kinds.js';
import { ignoredFiles, ignoredFolders } from '../project/ignored.js';

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
 * The files that the arguments name: files themselves, folders by what is below them and not ignored.
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
    if (kind === 'missing') problems.push(`${argument}: no such file or folder.`);
    else if (kind === 'broken link') unusable.push({ path: absolute, message: brokenLink });
    else if (kind === 'file') {
      if (isChecked(absolute)) files.set(await realpath(absolute), { path: absolute, isNamed: true });
      else unusable.push({ path: absolute, message: unknownLanguage.message });
    } else if (kind === 'folder') {
      folders.push(absolute);
      await addFolder(absolute, ignoredPaths, files, unusable);
    } else problems.push(`${argument}: neither a file nor a folder.`);
  }
  return { files: [...files.values()], folders, unusable, problems };
}

/** Found files by their real path. */
type FileMap = Map<string, FoundFile>;

const brokenLink = 'A symbolic link to nowhere: not checked.';

async function addFolder(
  folder: string,
  ignoredPaths: readonly string[],
  files: FileMap,
  unusable: { path: string; message: string }[],
): Promise<void> {
  const { globby } = await import('globby');
  const found = await globby(
    [`**/*.{${[...Object.values(extensions).flat(), notebookExtension].join(',')}}`, '**/pyvenv.cfg'],
    {
      cwd: folder,
      absolute: true,
      objectMode: true,
      gitignore: true,
      dot: true,
      followSymbolicLinks: false,
      onlyFiles: false,
      suppressErrors: true,
      ignore: [
        ...ignoredFolders.map((name) => `**/${name}/**`),
        ...ignoredFiles.map((name) => `**/${name}`),
        ...ignoredPaths.flatMap((pattern) => [pattern, `${pattern}/**`]),
      ],
    },
  );
  const environments = found.filter(({ name }) => name === 'pyvenv.cfg').map((entry) => path.dirname(entry.path));
  const realFolder = await realpath(folder);
  for (const { path: file, isLink } of found.flatMap(toCandidate).sort(comparePaths)) {
    if (environments.some((environment) => file.startsWith(`${environment}/`))) continue;
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

function comparePaths(one: Candidate, other: Candidate): number {
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

async function isThere(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
