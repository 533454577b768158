/** Loops that look at the clock, but give others their turn or do something each time. */
import { setTimeout as pause } from 'node:timers/promises';

interface Job {
  run(): boolean;
}

export async function untilReady(url: string, timeout: number): Promise<boolean> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return true;
    await pause(250);
  }
  return false;
}

export async function drain(jobs: Job[], budget: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  while (jobs.length > 0 && performance.now() - start < budget) {
    if (jobs.shift()?.run() === true) done++;
  }
  await pause(0);
  return done;
}

export async function measure(work: () => Promise<void>): Promise<number> {
  const start = Date.now();
  await work();
  return Date.now() - start;
}
