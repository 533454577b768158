/** Waits as they should be. */
import { setTimeout as sleep } from 'node:timers/promises';

export async function backOff(attempt: number): Promise<void> {
  await sleep(2 ** attempt);
  await new Promise((resolve) => setTimeout(resolve, 10));
}

export async function measure(work: () => Promise<void>): Promise<number> {
  const start = Date.now();
  await work();
  while (Date.now() - start < 10) await sleep(1);
  return Date.now() - start;
}
