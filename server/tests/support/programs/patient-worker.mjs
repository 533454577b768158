// The worker of the tests, which does not go on, once it has found something, before it is told to stop.
import { parentPort, workerData } from 'node:worker_threads';

const post = parentPort.postMessage.bind(parentPort);
const pause = new Int32Array(new SharedArrayBuffer(4));
parentPort.postMessage = (message) => {
  post(message);
  while (message.kind === 'file' && Atomics.load(workerData.stopped, 0) === 0) Atomics.wait(pause, 0, 0, 10);
};
await import('../../../src/node/main.ts');
