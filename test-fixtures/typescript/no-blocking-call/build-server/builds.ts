/** Builds what was pushed. */
import { branch, getVersion, isClean, log, revision, start } from './git.js';

interface Build {
  readonly revision: string;
  readonly branch: string;
}

export async function build(): Promise<Build> {
  if (!isClean()) throw new Error('not clean'); // error: [no-blocking-call] "it calls `cross-spawn.sync()`"
  return { revision: revision(), branch: branch() }; // error: [no-blocking-call] "`revision()` blocks" // error: [no-blocking-call] "it calls `execa.execaSync()`"
}

export async function buildAll(names: readonly string[]): Promise<Build[]> {
  return names.map((name) => ({ revision: revision(), branch: name })); // error: [no-blocking-call] "`revision()` blocks"
}

export const onPush = async (event: { after?: string }): Promise<string> => event.after ?? revision(); // error: [no-blocking-call] "`revision()` blocks"

export async function about(): Promise<string> {
  start();
  return `${getVersion()}: ${await log()}`;
}

/** Only made here; who calls it is not known. */
export async function getReader(): Promise<() => string> {
  return () => revision();
}
