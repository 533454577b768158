import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** The name of its program, without folder. */
  readonly name: string;
  /** Its arguments, the program first, with spaces between; empty for a zombie. */
  readonly command: string;
  /** Whether it has ended, and its parent has not taken notice yet. */
  readonly isZombie: boolean;
}

/** All processes of this machine. Small Linux machines have no `ps`, others no `/proc`. */
function getProcesses(): readonly RunningProcess[] {
  return existsSync('/proc/self/stat') ? readProcesses() : askForProcesses();
}

/** The compilers that a process has started, those that have ended and were not waited for among them. */
export function getCompilers(parent: number | undefined): readonly RunningProcess[] {
  return getProcesses().filter((one) => one.parent === parent && one.name === 'tsc');
}

/** See proc(5). */
function readProcesses(): readonly RunningProcess[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0').join(' ').trim();
      // The name stands in brackets and may have any characters itself.
      const end = stat.lastIndexOf(')');
      const [state, parent] = stat.slice(end + 2).split(' ');
      const name = stat.slice(stat.indexOf('(') + 1, end);
      return [{ pid: Number(entry), parent: Number(parent), name, command, isZombie: state === 'Z' }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

function askForProcesses(): readonly RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (command === undefined) return [];
    const name = /[^/]*$/.exec(command.split(' ')[0] ?? '')?.[0] ?? '';
    return [{ pid: Number(pid), parent: Number(parent), name, command, isZombie: state?.startsWith('Z') ?? false }];
  });
}
