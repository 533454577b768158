import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { GitIgnore } from '../../project/files/git-ignore.js';
import { getFoldersAround, isInside } from '../../project/files/paths.js';
import { getEntryKind } from './entry-kind.js';

/**
 * What the `.gitignore` files say that lie between the current folder and one inside it. A search reads those above its
 * folder in a repository of git only, but exports and images have none.
 */
export async function readIgnoresAround(folder: string, cwd: string): Promise<GitIgnore> {
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
export async function readExcluded(folder: string): Promise<GitIgnore> {
  let root = folder;
  while ((await getEntryKind(path.join(root, '.git'))) === 'missing') {
    if (path.dirname(root) === root) return new GitIgnore(folder);
    root = path.dirname(root);
  }
  const excluded = new GitIgnore(root);
  const files = [path.join(await findGitFolder(root), 'info', 'exclude'), path.join(root, '.gitignore')];
  excluded.add(root, (await Promise.all(files.map(readOrEmpty))).join('\n'));
  return excluded;
}

/** In a worktree or a submodule `.git` is a file that says where the folder is: https://git-scm.com/docs/gitrepository-layout. */
async function findGitFolder(root: string): Promise<string> {
  const git = path.join(root, '.git');
  const written = /^gitdir: (.+)$/mu.exec(await readOrEmpty(git))?.[1];
  if (written === undefined) return git;
  const folder = path.resolve(root, written);
  // What all worktrees of a repository share is in its own.
  return path.resolve(folder, (await readOrEmpty(path.join(folder, 'commondir'))).trim());
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
