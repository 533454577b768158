/** Work that comes back again and again. */
import { setTimeout as sleep } from 'node:timers/promises';

declare function poll(): Promise<string[]>;
declare function send(lines: readonly string[]): Promise<void>;

export function every(ms: number): NodeJS.Timeout {
  return setInterval(async () => { // error: [no-missing-await] "`setInterval()` drops the promise"
    await send(await poll());
  }, ms);
}

export function later(ms: number): void {
  setTimeout(poll, ms); // error: [no-missing-await] "`setTimeout()` drops the promise"
  setImmediate(() => send([])); // error: [no-missing-await] "`setImmediate()` drops the promise"
  process.nextTick(async () => { // error: [no-missing-await] "`process.nextTick()` drops the promise"
    await send(await poll());
  });
  queueMicrotask(() => {
    poll().then(send, console.error);
  });
}

export async function forever(ms: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await send(await poll());
    await sleep(ms, undefined, { signal });
  }
}

export function everySafely(ms: number): NodeJS.Timeout {
  return setInterval(() => {
    void poll();
  }, ms);
}
