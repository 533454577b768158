/** What the server asks git. */
import * as child from 'node:child_process';
import { execa, execaSync } from 'execa';
import spawn from 'cross-spawn';

export const revision = (): string => child.execSync('git rev-parse HEAD').toString();

export function branch(): string {
  const { stdout } = execaSync('git', ['branch', '--show-current']);
  return stdout;
}

export function isClean(): boolean {
  return spawn.sync('git', ['diff', '--quiet']).status === 0;
}

export async function log(): Promise<string> {
  return (await execa('git', ['log'])).stdout;
}

/** Asked once, kept for ever. */
let version: string | undefined;
export function getVersion(): string {
  version ??= child.execSync('git --version').toString();
  return version;
}

export function start(): child.ChildProcess {
  return child.spawn('git', ['daemon']);
}
