/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** The program of a worker thread: it has nobody else to block. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

async function main(): Promise<void> {
  Atomics.wait(workerData.lock, 0, 0);
  parentPort?.postMessage(readFileSync(workerData.path, 'utf8'));
}

export default main;
