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

// --- left alone

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

export async function withoutSignal(url: string): Promise<Response> {
  return await fetch(url);
}

export async function takesNone(text: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return await Promise.resolve(text);
}
