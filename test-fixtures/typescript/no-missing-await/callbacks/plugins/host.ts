/** Starts plugins and goes on. Whether that is safe is told by the helper that starts them. */
import { checked, riskily, safely } from './safely.js';

declare function load(name: string): Promise<void>;

export function start(names: readonly string[]): void {
  for (const name of names) {
    safely(() => load(name));
    riskily(() => load(name)); // error: [no-missing-await] "`riskily()` returns a promise"
    checked(() => load(name)); // error: [no-missing-await] "`checked()` returns a promise"
  }
}

export async function startAll(names: readonly string[]): Promise<void> {
  for (const name of names) await riskily(() => load(name));
  process.on('exit', () => safely(async () => load('last')));
}
