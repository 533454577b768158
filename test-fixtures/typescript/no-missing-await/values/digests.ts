/** A worker that hashes texts, and what it is configured with. */
import { parentPort } from 'node:worker_threads';

interface Stored {
  readonly body?: { text(): Promise<string> };
}

async function digest(text: string): Promise<ArrayBuffer> {
  return await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}

parentPort?.on('message', (text: string) => {
  parentPort?.postMessage(digest(text)); // error: [no-missing-await] "`digest()` is a promise here, not its value: it cannot be cloned"
});

export function report(worker: Worker, channel: { postMessage(message: unknown): void }, text: string): void {
  worker.postMessage({ kind: 'digest', digest: digest(text) }); // error: [no-missing-await] "it cannot be cloned"
  channel.postMessage(digest(text));
}

export async function copy(text: string): Promise<ArrayBuffer> {
  console.log(structuredClone({ made: digest(text) })); // error: [no-missing-await] "`digest()` is a promise here, not its value: it cannot be cloned"
  return structuredClone(await digest(text));
}

export async function readSettings(stored: Stored): Promise<unknown> {
  const text = stored.body?.text();
  return JSON.parse(text ?? '{}'); // error: [no-missing-await] "`text` is a promise here, not its value: `[object Promise]` is no JSON"
}

export async function describe(stored: Stored): Promise<string> {
  const text = stored.body?.text();
  const read = await stored.body?.text();
  return `${read ?? 'empty'}: ${text || 'nothing'}`; // error: [no-missing-await] "`text` is a promise here, not its value: the text is `[object Promise]`"
}
