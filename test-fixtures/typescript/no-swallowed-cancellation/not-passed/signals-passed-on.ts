/** Functions of Node that take a signal. */
import { once, type EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export async function wait(emitter: EventEmitter, signal: AbortSignal): Promise<void> {
  await once(emitter, 'ready'); // error: [no-swallowed-cancellation] "`once()` could be aborted but does not get `signal`"
  await sleep(100); // error: [no-swallowed-cancellation] "`sleep()` could be aborted but does not get `signal`"
}

export async function ask(url: string, { signal }: { signal: AbortSignal }): Promise<Response> {
  return await fetch(url, { method: 'POST' }); // error: [no-swallowed-cancellation] "`fetch()` could be aborted but does not get `signal`"
}

export async function waitProperly(emitter: EventEmitter, path: string, signal: AbortSignal): Promise<string> {
  await once(emitter, 'ready', { signal });
  await sleep(100, undefined, { signal });
  return await readFile(path, { encoding: 'utf8', signal });
}

export async function pipe(
  source: NodeJS.ReadableStream,
  target: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<void> {
  await pipeline(source, target, { signal });
}

export async function say(url: string, signal: AbortSignal): Promise<void> {
  try {
    await fetch(url, { signal });
  } finally {
    await fetch(`${url}/done`);
  }
}

export async function answer(url: string): Promise<Response> {
  return await fetch(url);
}
