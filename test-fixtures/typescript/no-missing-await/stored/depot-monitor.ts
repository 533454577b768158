/** Looks after depots until it is stopped; the loop runs by itself, and who stops it waits for its end. */
import { setTimeout as pause } from 'node:timers/promises';

interface Check {
  (depot: string, signal: AbortSignal): boolean | PromiseLike<boolean>;
}
interface Log {
  warn(message: string): void;
}

const isPromise = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof value === 'object' && value !== null && 'then' in value;

export class DepotMonitor {
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(
    private readonly depots: readonly string[],
    private readonly check: Check,
    private readonly log: Log,
  ) {}

  start(interval: number): void {
    if (this.#running) return;
    this.#running = this.#watch(interval, this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #watch(interval: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const depot of this.depots) {
        const found = this.check(depot, signal);
        const isWell = isPromise(found) ? await found : found;
        if (!isWell) this.log.warn(`${depot} needs help`);
      }
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Asks until there is an answer, or somebody has enough of it. */
export async function waitFor(isDone: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  for (let wait = 50; !(await isDone()); wait *= 2) await pause(wait, undefined, { signal });
}

export async function watchFor(time: number, check: Check): Promise<void> {
  await using monitor = new DepotMonitor(['north', 'south'], check, console);
  monitor.start(1000);
  await pause(time);
}
