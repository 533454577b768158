import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readReport, type Report } from './report.js';

export interface Figures {
  readonly report: Report;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Sum of what the processes hold at the same time, at its highest. */
  readonly peakMegabytes: number;
}

export interface ProcessFigures {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  /** Of the processes that it started and that have ended. */
  readonly endedCpuSeconds: number;
  readonly megabytes: number;
}

const clockTicks = 100;
const pageBytes = 4096;
const interval = 40;

/**
 * Runs a program and measures it with all processes that it starts, as `/proc` has them.
 * The program writes its report to its standard output.
 */
export async function measure(program: string, args: readonly string[], cwd: string): Promise<Figures> {
  const start = performance.now();
  const before = readProcess(process.pid)?.endedCpuSeconds ?? 0;
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const cpu = new Map<number, number>();
  let peakMegabytes = 0;
  const sample = (): void => {
    if (child.pid === undefined) return;
    const tree = listTree(child.pid);
    for (const one of tree) cpu.set(one.pid, one.cpuSeconds);
    peakMegabytes = Math.max(
      peakMegabytes,
      tree.reduce((sum, one) => sum + one.megabytes, 0),
    );
  };
  const timer = setInterval(sample, interval);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  clearInterval(timer);
  const wallSeconds = (performance.now() - start) / 1000;
  // What the system adds up has all of a process, but only of those whose end their parent waits for.
  const ended = (readProcess(process.pid)?.endedCpuSeconds ?? 0) - before;
  const cpuSeconds = Math.max(sum([...cpu.values()]), ended);
  return { report: readReport(output, cwd), cpuSeconds, wallSeconds, peakMegabytes };
}

/** A process and all that it started, and those started, as `/proc` has them. */
export function listTree(root: number): ProcessFigures[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid));
  return tree;
}

/** A process that has just ended has no figures. */
function readProcess(pid: number): ProcessFigures | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may have spaces in it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [own, ofEnded] = [fields.slice(11, 13), fields.slice(13, 15)].map((ticks) => sum(ticks) / clockTicks);
    return {
      pid,
      parent,
      cpuSeconds: own ?? 0,
      endedCpuSeconds: ofEnded ?? 0,
      megabytes: ((fields[21] ?? 0) * pageBytes) / 1e6,
    };
  } catch {
    return undefined;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
