/** What is done once the page shows what has changed, and a worker that is no longer needed. */
import { Worker } from 'node:worker_threads';
import { nextTick } from 'vue';

declare const field: { focus(): void; value?: { select(): void } };
declare function save(text: string): Promise<void>;

export function edit(text: string): void {
  nextTick(() => field.focus());
  nextTick(() => {
    field.focus();
    field.value?.select();
  });
  nextTick(() => save(text)); // error: [no-missing-await] "`nextTick()` returns a promise"
  nextTick().then(() => field.focus());
  nextTick().then(() => save(text)); // error: [no-missing-await] "neither awaited nor handled"
}

export function parse(text: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('./parser.js', { workerData: text });
    worker.once('message', (tree) => {
      resolve(tree);
      worker.terminate();
    });
    worker.once('error', reject);
  });
}
