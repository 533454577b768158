/** Replies of a worker, by the number of the question: the promise is kept until its message comes. */
import type { Worker } from 'node:worker_threads';

interface Reply {
  readonly id: number;
  readonly value?: string;
  readonly error?: string;
}

interface Waiting {
  resolve(value: string): void;
  reject(error: Error): void;
}

export class Desk {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', ({ id, value, error }: Reply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value ?? '');
      else waiting?.reject(new Error(error));
    });
  }

  ask(question: string): Promise<string> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question });
    });
  }
}
