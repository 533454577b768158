/** A thread that sleeps until it is needed. */
import { parentPort, workerData } from 'node:worker_threads';

async function run(): Promise<void> {
  for (;;) {
    Atomics.wait(workerData.flags, 0, 0);
    parentPort?.postMessage(Date.now());
  }
}

void run();
