/** A loop that goes on after errors, and asks before each round whether it is still wanted. */
import { setTimeout as pause } from 'node:timers/promises';

declare function log(error: unknown): void;
declare function complete(): Promise<Response>;

export async function follow(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal });
      log(await response.text());
    } catch (error) {
      log(error);
    }
    await pause(1000, undefined, { signal }).catch(() => undefined);
  }
}

export async function followUntil(url: string, signal: AbortSignal, attempts: number): Promise<number> {
  let failures = 0;
  for (let attempt = 0; attempt < attempts; attempt++) {
    signal.throwIfAborted();
    try {
      await fetch(url, { signal });
    } catch {
      failures++;
    }
  }
  signal.throwIfAborted();
  return failures;
}

export async function followEach(urls: string[], signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    if (signal.aborted) break;
    try {
      await fetch(url, { signal });
    } catch (error) {
      log(error);
    }
  }
}

export async function followSome(urls: string[], signal: AbortSignal): Promise<number> {
  for (const url of urls) {
    if (signal.aborted) break;
    try {
      await fetch(url, { signal });
    } catch { // error: [no-swallowed-cancellation] "also catches the abort of `fetch()`"
      return 0;
    }
  }
  return urls.length;
}

export async function followAndGoOn(urls: string[], signal: AbortSignal): Promise<Response> {
  for (const url of urls) {
    if (signal.aborted) break;
    try {
      await fetch(url, { signal });
    } catch (error) {
      log(error);
    }
  }
  return await complete();
}

/** The abort of the last round does not stop what is behind the loop. */
export async function followAndComplete(urls: string[], signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    signal.throwIfAborted();
    try {
      await fetch(url, { signal });
    } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `fetch()`"
      log(error);
    }
  }
  await complete();
}
