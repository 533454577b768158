/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** A worker's program that refuses to run in the main thread. */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort } from 'node:worker_threads';

if (isMainThread) throw new Error('Start this with new Worker().');

export async function count(file: string): Promise<number> {
  return readFileSync(file, 'utf8').length;
}

parentPort?.on('message', (file: string) => {
  void count(file).then((length) => parentPort?.postMessage(length));
});
