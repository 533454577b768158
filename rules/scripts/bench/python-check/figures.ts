/** What a contender measured of its own process, from its start to its end. */
export interface CheckFigures {
  readonly files: number;
  readonly characters: number;
  readonly findings: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** Seconds of the processor until the first file was checked: starting Node, loading the bundle. */
  readonly startSeconds: number;
}

/** How long new findings took after edits of a file, in milliseconds. */
export interface EditFigures {
  readonly file: string;
  readonly lines: number;
  /** A character typed into a name inside a function. */
  readonly character: Latency;
  /** A statement with a call typed into a function, and its finding. */
  readonly call: Latency;
}

export interface Latency {
  readonly edits: number;
  readonly median: number;
  readonly p95: number;
  /** What an edit costs the processor on average: on a busy machine the others say more about it than about us. */
  readonly cpu: number;
}

/** Seconds the processor has spent on this process so far, the system's part included. */
export function getCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The most memory this process had so far. */
export function getPeakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Hands the figures to the process that started this one. */
export function printFigures(figures: CheckFigures | EditFigures): void {
  console.log(JSON.stringify(figures));
}

/** Whether what a process printed are the figures of a check. */
export function isCheckFigures(value: unknown): value is CheckFigures {
  return typeof value === 'object' && value !== null && 'cpuSeconds' in value && 'peakMegabytes' in value;
}

/** Whether what a process printed are the figures of edits. */
export function isEditFigures(value: unknown): value is EditFigures {
  return typeof value === 'object' && value !== null && 'character' in value && 'call' in value;
}
