import { Worker } from 'node:worker_threads';

/** Places in the memory that both threads share. */
const questionPlace = 0;
const asleepPlace = 1;
const processPlace = 2;
const killedPlace = 3;

/**
 * Ends a process that does not answer. Questions to it are synchronous, so that the thread which asks cannot watch the
 * time itself: another thread does.
 */
export class Watchdog {
  /** The number of the question is odd while it is asked, and even after the answer. */
  readonly #shared = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;

  /**
   * @param pid of the process that is asked
   * @param patience how long an answer may take at least, in milliseconds; at most twice as long passes before the end
   */
  constructor(pid: number, patience: number) {
    this.#shared[processPlace] = pid;
    // The text of a function needs no file of its own, which bundles would have to carry.
    const code = `(${watch.toString()})(require('node:worker_threads').workerData, process)`;
    const places = { questionPlace, asleepPlace, processPlace, killedPlace };
    const workerData: WatchData = { shared: this.#shared, patience, places };
    this.#worker = new Worker(code, { eval: true, workerData, execArgv: [], env: {}, stdin: false });
    this.#worker.unref();
  }

  /** Whether the process was ended for not answering. */
  get hasKilled(): boolean {
    return Atomics.load(this.#shared, killedPlace) === 1;
  }

  /** Asks a question and watches over the time it takes. Questions in questions count as one. */
  during<R>(ask: () => R): R {
    if ((Atomics.load(this.#shared, questionPlace) & 1) === 1) return ask();
    Atomics.add(this.#shared, questionPlace, 1);
    if (Atomics.load(this.#shared, asleepPlace) === 1) Atomics.notify(this.#shared, questionPlace);
    try {
      return ask();
    } finally {
      Atomics.add(this.#shared, questionPlace, 1);
    }
  }

  /** To be called when a part of a long answer has come: the next part may take as long. */
  renew(): void {
    if ((Atomics.load(this.#shared, questionPlace) & 1) === 1) Atomics.add(this.#shared, questionPlace, 2);
  }

  close(): void {
    void this.#worker.terminate();
  }
}

interface WatchData {
  readonly shared: Int32Array;
  readonly patience: number;
  readonly places: Readonly<Record<'questionPlace' | 'asleepPlace' | 'processPlace' | 'killedPlace', number>>;
}

/** What the other thread runs. It has to stand by itself: nothing of this module is there. */
function watch({ shared, patience, places }: WatchData, thread: Pick<NodeJS.Process, 'kill'>): void {
  for (;;) {
    const question = Atomics.load(shared, places.questionPlace);
    if ((question & 1) === 0) {
      Atomics.store(shared, places.asleepPlace, 1);
      Atomics.wait(shared, places.questionPlace, question);
      Atomics.store(shared, places.asleepPlace, 0);
    } else if (Atomics.wait(shared, places.questionPlace, question, patience) === 'timed-out') {
      if (Atomics.load(shared, places.questionPlace) !== question) continue;
      Atomics.store(shared, places.killedPlace, 1);
      try {
        thread.kill(shared[places.processPlace] ?? 0, 'SIGKILL');
      } catch {
        // It has ended by itself in the meantime.
      }
      return;
    }
  }
}
