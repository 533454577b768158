import { execFileSync } from 'node:child_process';

/** The compilers that a process has started, those that have ended and were not waited for among them. */
export function getCompilers(parent: number | undefined): { readonly pid: number; readonly isZombie: boolean }[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid, , name]) => Number(ppid) === parent && name === 'tsc')
    .map(([pid, , state]) => ({ pid: Number(pid), isZombie: state?.startsWith('Z') ?? false }));
}
