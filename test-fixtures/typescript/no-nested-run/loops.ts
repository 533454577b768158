/** Synchronous waits for asynchronous work. */
import { createServer } from 'node:http';
import deasync from 'deasync';
import { createSyncFn } from 'synckit';
import makeSynchronized from 'make-synchronized';
import { formatLater } from './formatter.js';

const format = createSyncFn(new URL('./formatter.js', import.meta.url));
const readSync = deasync((callback: (error: null, text: string) => void) => callback(null, 'text'));
const load = makeSynchronized(import.meta.url);

export async function formats(text: string): Promise<unknown> {
  return format(text); // error: [no-nested-run] "`format()` waits on the thread"
}

export async function reads(): Promise<unknown> {
  return readSync(); // error: [no-nested-run] "`readSync()` waits on the thread"
}

export async function loads(): Promise<unknown> {
  return load(); // error: [no-nested-run] "`load()` waits on the thread"
}

export async function loops(isDone: () => boolean): Promise<void> {
  deasync.loopWhile(() => !isDone()); // error: [no-nested-run] "deasync.loopWhile"
}

function formatFile(text: string): unknown {
  return format(text);
}

export async function formatsThrough(text: string): Promise<unknown> {
  return formatFile(text); // error: [no-nested-run] "`formatFile()` waits on the thread that has to do the work: it calls `synckit.createSyncFn()()`"
}

export async function parks(lock: Int32Array): Promise<string> {
  return Atomics.wait(lock, 0, 0); // error: [no-blocking-call] "Atomics.wait"
}

export const server = createServer((_request, response) => {
  response.end(formatFile('x')); // error: [no-nested-run] "`formatFile()` waits on the thread"
});

// --- left alone

export function formatsBeforeStart(text: string): unknown {
  return format(text);
}

export async function formatsLater(text: string): Promise<string> {
  return await formatLater(text);
}

export async function waitsLater(lock: Int32Array): Promise<unknown> {
  return Atomics.waitAsync(lock, 0, 0);
}
