import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Figures {
  readonly findings: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Sum of what the processes hold at the same time, at its highest. */
  readonly peakMegabytes: number;
}

interface ProcessFigures {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const CLOCK_TICKS = 100;
const PAGE_BYTES = 4096;
const INTERVAL = 40;

/**
 * Runs a program and measures it with all processes that it starts, as `/proc` has them.
 * The program writes either a number (its findings) or a JSON report to its standard output.
 */
export async function measure(program: string, args: readonly string[], cwd: string): Promise<Figures> {
  const start = performance.now();
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
  const timer = setInterval(sample, INTERVAL);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  clearInterval(timer);
  const wallSeconds = (performance.now() - start) / 1000;
  const cpuSeconds = [...cpu.values()].reduce((sum, one) => sum + one, 0);
  return { findings: countFindings(output), cpuSeconds, wallSeconds, peakMegabytes };
}

/** A number by itself; oxlint's report (`diagnostics`); ours (an array of files with messages, or of findings). */
function countFindings(output: string): number {
  const report: unknown = JSON.parse(output);
  if (typeof report === 'number') return report;
  if (Array.isArray(report)) return report.reduce((sum: number, one: unknown) => sum + countMessages(one), 0);
  if (typeof report !== 'object' || report === null) throw new TypeError('A contender gave no report.');
  if ('diagnostics' in report && Array.isArray(report.diagnostics)) return report.diagnostics.length;
  if ('findings' in report && Array.isArray(report.findings)) return report.findings.length;
  throw new TypeError('A contender gave a report of an unknown kind.');
}

function countMessages(file: unknown): number {
  const hasMessages = typeof file === 'object' && file !== null && 'messages' in file && Array.isArray(file.messages);
  return hasMessages && Array.isArray(file.messages) ? file.messages.length : 1;
}

function listTree(root: number): ProcessFigures[] {
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
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0);
    return { pid, parent, cpuSeconds: ticks / CLOCK_TICKS, megabytes: ((fields[21] ?? 0) * PAGE_BYTES) / 1e6 };
  } catch {
    return undefined;
  }
}
