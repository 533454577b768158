/** Bridges from asynchronous to synchronous code. */
import { createSyncFn } from 'synckit';
import deasync from 'deasync';
import sleep from 'atomic-sleep';
import syncFetch from 'sync-fetch';

const format = createSyncFn('./format-worker.js');
const flags = new Int32Array(new SharedArrayBuffer(4));

export async function formatAll(texts: readonly string[]): Promise<unknown[]> {
  return texts.map((text) => format(text)); // error: [no-nested-run] "`format()` waits on the thread"
}

export async function formatEach(texts: readonly string[]): Promise<unknown[]> {
  return texts.map(format); // error: [no-nested-run] "`format()` waits on the thread"
}

export async function settle(): Promise<void> {
  sleep(100); // error: [no-blocking-call] "Use `await setTimeout(ms)`"
  deasync.sleep(100); // error: [no-blocking-call] "`deasync.sleep()` blocks"
  Atomics.wait(flags, 0, 0); // error: [no-blocking-call] "`Atomics.wait()` blocks"
}

export async function download(url: string): Promise<string> {
  return syncFetch(url).text(); // error: [no-blocking-call] "Use `fetch()`"
}

export function formatNow(text: string): unknown {
  return format(text);
}
