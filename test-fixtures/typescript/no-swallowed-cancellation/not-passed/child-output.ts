/** Reads what a child process and a file say until they end or are aborted: what got the signal ends with it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

declare function render(page: { readonly id: string }, options?: { signal?: AbortSignal }): Promise<string>;
declare function load(id: string, options?: { signal?: AbortSignal }): Promise<{ readonly id: string }>;

export async function run(script: string, signal: AbortSignal): Promise<number> {
  const child = fork(script, { signal });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

export async function runUnheard(script: string, signal: AbortSignal): Promise<void> {
  const child = fork(script);
  await once(child, 'exit'); // error: [no-swallowed-cancellation] "`once()` could be aborted but does not get `signal`"
  signal.throwIfAborted();
}

export async function* readLines(path: string, signal?: AbortSignal): AsyncGenerator<string> {
  const input = createReadStream(path, { ...(signal && { signal }) });
  for await (const line of createInterface({ input })) yield line;
}

export async function show(id: string, signal: AbortSignal): Promise<string> {
  const page = await load(id, { signal });
  return await render(page); // error: [no-swallowed-cancellation] "`render()` could be aborted but does not get `signal`"
}
