/** A worker thread that takes the module as a whole. */
import * as threads from 'node:worker_threads';
import { pbkdf2Sync } from 'node:crypto';

interface Job {
  readonly password: string;
  readonly salt: string;
}

async function derive({ password, salt }: Job): Promise<string> {
  return pbkdf2Sync(password, salt, 600_000, 32, 'sha256').toString('hex');
}

threads.parentPort?.on('message', (job: Job) => {
  void derive(job).then((key) => threads.parentPort?.postMessage(key));
});
