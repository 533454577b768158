export interface Job {
  readonly file: string;
  readonly width: number;
}

export class Queue {
  readonly #waiting: Job[] = [];

  async push(job: Job): Promise<number> {
    return this.#waiting.push(job);
  }

  async next(): Promise<Job | undefined> {
    return this.#waiting.shift();
  }
}
