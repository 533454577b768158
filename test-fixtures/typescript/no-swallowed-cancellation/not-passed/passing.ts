/** Signals that end in a function's parameter list. */
import { once, type EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';

export async function load(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url); // error: [no-swallowed-cancellation] "`fetch()` could be aborted but does not get `signal`"
  //                     ^^^^^
  signal.throwIfAborted();
  return response.text();
}

export async function post(url: string, signal: AbortSignal): Promise<Response> {
  return await fetch(url, { method: 'POST' }); // error: [no-swallowed-cancellation] "does not get `signal`"
}

export async function backOff(signal: AbortSignal): Promise<void> {
  await pause(1000, undefined); // error: [no-swallowed-cancellation] "`pause()`"
}

export async function listen(target: EventEmitter, { signal }: { signal: AbortSignal }): Promise<void> {
  await once(target, 'end'); // error: [no-swallowed-cancellation] "`once()`"
}

export async function query(abortSignal: AbortSignal): Promise<unknown> {
  return await axios.get('/items'); // error: [no-swallowed-cancellation] "does not get `abortSignal`"
}

export async function loadAll(urls: string[], signal: AbortSignal): Promise<Response[]> {
  const first = await Promise.all(urls.slice(0, 3).map(async (url) => (await fetch(url)).text())); // error: [no-swallowed-cancellation] "does not get `signal`"
  console.log(first);
  return Promise.all(urls.slice(3, 6).map((url) => fetch(url))); // error: [no-swallowed-cancellation] "does not get `signal`"
}

export async function loadLater(url: string, signal: AbortSignal): Promise<Response> {
  const answer = fetch(url); // error: [no-swallowed-cancellation] "does not get `signal`"
  console.log('loading', url);
  return await answer;
}

export async function loadInto(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  response = await (fetch(url) as Promise<Response>); // error: [no-swallowed-cancellation] "does not get `signal`"
  return response;
}

export async function postLater(url: string, signal: AbortSignal): Promise<Response> {
  const options = { method: 'POST' };
  return await fetch(url, options); // error: [no-swallowed-cancellation] "does not get `signal`"
}

// --- left alone

export async function postWith(url: string, signal: AbortSignal): Promise<Response> {
  const options = { method: 'POST', signal };
  return await fetch(url, options);
}

export async function warmUp(urls: string[], signal: AbortSignal): Promise<void> {
  urls.slice(0, 3).map((url) => void fetch(url));
  const running = urls.slice(0, 3).map(async (url) => {
    const target = connect(url);
    signal.addEventListener('abort', () => target.end());
    await once(target, 'end');
  });
  await Promise.all(running);
  const target = connect(urls[0] ?? '');
  const ended = once(target, 'end');
  signal.addEventListener('abort', () => target.end());
  await ended;
}
declare function connect(url: string): EventEmitter & { end(): void };

export async function passes(url: string, signal: AbortSignal): Promise<Response> {
  return await fetch(url, { signal });
}

export async function passesOptions(url: string, options: RequestInit, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  return await fetch(url, options);
}

export async function passesSpread(url: string, options: RequestInit, signal: AbortSignal): Promise<Response> {
  return await fetch(url, { ...options, signal });
}

export async function cleansUp(url: string, signal: AbortSignal): Promise<void> {
  try {
    await fetch(url, { signal });
  } finally {
    await fetch(`${url}/release`, { method: 'POST' });
  }
}

export async function tellsOfAbort(url: string, signal?: AbortSignal, token?: string): Promise<void> {
  await fetch(url, { signal });
  if (signal?.aborted && token !== undefined) await fetch(`${url}/release`, { method: 'POST' });
  if (!signal?.aborted) await fetch(`${url}/next`); // error: [no-swallowed-cancellation] "does not get `signal`"
}

export async function withoutSignal(url: string): Promise<Response> {
  return await fetch(url);
}

export async function takesNone(text: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return await Promise.resolve(text);
}

export async function readsInChain(url: string, signal: AbortSignal): Promise<string> {
  await Promise.all([fetch(`${url}/a`), fetch(`${url}/b`, { signal })]); // error: [no-swallowed-cancellation] "does not get `signal`"
  await Promise.race([fetch(`${url}/c`), once(connect(url), 'end', { signal })]);
  const first = await fetch(url).then((response) => response.text()); // error: [no-swallowed-cancellation] "does not get `signal`"
  signal.throwIfAborted();
  if (first !== '') return first;
  return fetch(url, { signal }).then((response) => response.text());
}
