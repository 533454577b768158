import { fileURLToPath } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { BackgroundWorker } from '../background-worker.js';
import { isRecord } from '../is-record.js';

/** How long a worker may take to end by itself, in milliseconds: it has to be done with the file that it is at. */
const patience = 5000;

/** What a worker is given beside its task: set to 1 when it should stop. */
interface Stoppable {
  readonly stopped: Int32Array;
}

/**
 * Starts a thread. It is asked to stop, not ended at once: processes that it has started would be left behind.
 * @param program the module to load in the thread
 * @param task what `workerData` is in the thread, beside {@link isStopped}
 */
export function startWorkerThread<M extends { readonly kind: string }>(
  program: URL,
  task: object,
  resourceLimits: ResourceLimits,
): BackgroundWorker<M> {
  const stopped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData = { ...task, stopped } satisfies Stoppable;
  const worker = new Worker(fileURLToPath(program), { workerData, resourceLimits });
  let isDone = false;
  let failure: Error | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  worker.on('message', ({ kind }: M) => {
    isDone ||= kind === 'done';
  });
  worker.on('error', (error: Error) => {
    failure = error;
  });
  worker.once('exit', () => clearTimeout(timer));
  return {
    onMessage: (listener) => {
      worker.on('message', listener);
    },
    onEnd: (listener) => {
      worker.once('exit', (code) => {
        listener(isDone ? undefined : (failure ?? new Error(`the worker ended with code ${code}`)));
      });
    },
    stop: () => {
      Atomics.store(stopped, 0, 1);
      timer ??= setTimeout(() => void worker.terminate(), patience).unref();
    },
  };
}

/** In a thread: whether it should stop. */
export function isStopped(task: unknown): boolean {
  return isRecord(task) && task.stopped instanceof Int32Array && Atomics.load(task.stopped, 0) === 1;
}
