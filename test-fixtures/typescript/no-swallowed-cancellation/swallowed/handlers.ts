/** Handlers around an operation that somebody else can abort. */
import axios from 'axios';
import { setTimeout as pause } from 'node:timers/promises';
import type { CancellationToken } from 'vscode';

declare const logger: { warn(...values: unknown[]): void };
declare function load(id: string, signal: AbortSignal): Promise<string>;
declare function search(text: string, token: CancellationToken): Promise<string[]>;

export async function emptyHandler(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal });
    return await response.text();
  } catch {} // error: [no-swallowed-cancellation] "also catches the abort of `fetch()`"
  //^^^^^
  return undefined;
}

export async function logsOnly(urls: string[], signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    try {
      await fetch(url, { signal });
    } catch (error) { // error: [no-swallowed-cancellation] "whoever aborts `signal` cannot stop this function"
      console.warn('skipped', url, error);
    }
  }
}

export async function logsWithLogger(id: string, signal: AbortSignal): Promise<string> {
  try {
    return await load(id, signal);
  } catch (error) { // error: [no-swallowed-cancellation] "abort of `load()`"
    logger.warn({ error }, 'no such thing');
    return '';
  }
}

export async function fromOptions(url: string, options: { signal?: AbortSignal }): Promise<Response | null> {
  try {
    return await fetch(url, { signal: options.signal });
  } catch { // error: [no-swallowed-cancellation] "`options.signal`"
    return null;
  }
}

export async function destructured(url: string, { signal }: { signal: AbortSignal }): Promise<Response | null> {
  try {
    return await fetch(url, { signal });
  } catch { // error: [no-swallowed-cancellation] "whoever aborts `signal`"
    return null;
  }
}

export async function destructuredInside(url: string, options: { signal: AbortSignal }): Promise<Response | null> {
  const { signal } = options;
  try {
    return await fetch(url, { signal });
  } catch { // error: [no-swallowed-cancellation] "whoever aborts `signal`"
    return null;
  }
}

export async function retries(url: string, signal: AbortSignal): Promise<Response> {
  while (true) {
    try {
      return await fetch(url, { signal });
    } catch { // error: [no-swallowed-cancellation] "goes on"
      await pause(1000);
    }
  }
}

export async function retriesUntilAborted(url: string, signal: AbortSignal): Promise<Response> {
  while (true) {
    try {
      return await fetch(url, { signal });
    } catch {
      await pause(1000, undefined, { signal });
    }
  }
}

export async function onlySomeRethrown(url: string, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(url, { signal });
  } catch { // error: [no-swallowed-cancellation] "Rethrow the error when `signal.aborted`"
    if (url.startsWith('https')) throw new Error('unreachable');
  }
  return undefined;
}

export async function combined(url: string, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) });
  } catch { // error: [no-swallowed-cancellation] "whoever aborts `signal`"
    return null;
  }
}

export async function withAxios(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    const { data } = await axios.get(url, { signal });
    return data;
  } catch (error) { // error: [no-swallowed-cancellation] "abort of `axios.get()`"
    console.error(error);
    return undefined;
  }
}

export class Poller {
  readonly controller = new AbortController();

  async poll(url: string): Promise<void> {
    try {
      await fetch(url, { signal: this.controller.signal });
    } catch { // error: [no-swallowed-cancellation] "`this.controller.signal`"
      console.log('again');
    }
  }
}

export async function chained(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await fetch(url, { signal }).then((response) => response.text());
  } catch { // error: [no-swallowed-cancellation] "abort of `fetch()`"
    return undefined;
  }
}

export async function byCatch(url: string, signal: AbortSignal): Promise<Response | null> {
  return await fetch(url, { signal }).catch(() => null); // error: [no-swallowed-cancellation] "This `.catch` also handles the abort"
  //                                  ^^^^^
}

export async function byLoggingCatch(url: string, signal: AbortSignal): Promise<Response | void> {
  return fetch(url, { signal }).catch((error: unknown) => console.error(error)); // error: [no-swallowed-cancellation] "This `.catch`"
}

export async function withToken(text: string, token: CancellationToken): Promise<string[]> {
  try {
    return await search(text, token);
  } catch { // error: [no-swallowed-cancellation] "Rethrow the error when `token.isCancellationRequested`"
    return [];
  }
}

export function effect(url: string, show: (text: string) => void): () => void {
  const controller = new AbortController();
  const run = async (): Promise<void> => {
    try {
      const response = await fetch(url, { signal: controller.signal });
      show(await response.text());
    } catch { // error: [no-swallowed-cancellation] "`controller.signal`"
      show('failed');
    }
  };
  void run();
  return () => controller.abort();
}

export async function inVariable(url: string, signal: AbortSignal): Promise<string> {
  const options = { signal };
  const answer = fetch(url, options);
  try {
    const response = await answer;
    return await response.text();
  } catch { // error: [no-swallowed-cancellation] "the abort of `fetch()`"
    return '';
  }
}

export async function byCatchInVariable(url: string, signal: AbortSignal): Promise<Response | null> {
  const answer = fetch(url, { signal }).catch(() => null); // error: [no-swallowed-cancellation] "This `.catch`"
  return answer;
}

export async function logsMessage(url: string, signal: AbortSignal): Promise<void> {
  try {
    await fetch(url, { signal });
  } catch (error) { // error: [no-swallowed-cancellation] "whoever aborts `signal`"
    const message = error instanceof Error ? error.message : String(error);
    console.error(`cannot load ${url}: ${message}`);
  }
}

export async function keepsMessage(url: string, signal: AbortSignal): Promise<string> {
  try {
    return await (await fetch(url, { signal })).text();
  } catch (error) {
    const message = String(error);
    console.error(message);
    return message;
  }
}
