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
