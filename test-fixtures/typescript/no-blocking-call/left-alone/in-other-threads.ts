/** Heavy work is handed to threads and processes. */
import { fork, spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';

const pool = new Piscina({ filename: './resize.js' });

export function resizeNow(path: string): void {
  spawnSync('convert', [path]);
}

export async function resize(path: string): Promise<void> {
  await pool.run({ path });
  const worker = new Worker('./resize.js', { workerData: path });
  worker.postMessage('start');
  fork('./resize.js', [path]);
}

/** Handed on, not called. */
export async function plan(schedule: (work: () => void) => void, path: string): Promise<void> {
  schedule(() => resizeNow(path));
}

export async function onLeave(path: string): Promise<void> {
  process.once('exit', () => resizeNow(path));
}
