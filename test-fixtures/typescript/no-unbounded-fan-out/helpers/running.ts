import pRetry from 'p-retry';
import { take } from 'stalls';

/** Helpers that call what they are given: at once, again, or when it is its turn. */
export async function withRetry<T>(run: () => Promise<T>, times = 3): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= times) throw error;
    }
  }
}

export const timed = async <T>(label: string, run: () => Promise<T>): Promise<T> => {
  console.time(label);
  try {
    return await run();
  } finally {
    console.timeEnd(label);
  }
};

export function traced<T>(label: string, run: () => Promise<T>): Promise<T> {
  return timed(label, run);
}

export function persistently<T>(run: () => Promise<T>): Promise<T> {
  return pRetry(run, { retries: 5 });
}

const waiting: (() => void)[] = [];
let active = 0;

export async function pooled<T>(run: () => Promise<T>): Promise<T> {
  if (active >= 5) await new Promise<void>((resolve) => waiting.push(resolve));
  active += 1;
  try {
    return await run();
  } finally {
    active -= 1;
    waiting.shift()?.();
  }
}

export class Gate {
  #free = 4;
  readonly #waiting: (() => void)[] = [];

  async pass<T>(run: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await run();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  async #enter(): Promise<void> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
  }
}

let last: Promise<unknown> = Promise.resolve();

export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const next = last.then(run);
  last = next.catch(() => undefined);
  return next;
}

/** Nobody knows what `take()` waits for. */
export async function withSlot<T>(run: () => Promise<T>): Promise<T> {
  const giveBack = await take();
  try {
    return await run();
  } finally {
    giveBack();
  }
}
