/** Tools that are looked for when they are first needed, once. */
import { execFileSync } from 'node:child_process';

let git: string | undefined;

export async function findGit(): Promise<string> {
  if (git === undefined) git = execFileSync('which', ['git']).toString();
  return git;
}
