/** Works through what a queue brings. */
interface Job {
  readonly path: string;
  ack(): Promise<void>;
  reject(reason: string): Promise<void>;
}
declare function resize(path: string): Promise<Buffer>;
declare function upload(image: Buffer): Promise<URL>;

export class ThumbnailWorker {
  readonly #running = new Set<Promise<void>>();

  async handle(job: Job): Promise<void> {
    try {
      await upload(await resize(job.path));
      job.ack(); // error: [no-missing-await] "`job.ack()` returns a promise"
    } catch (error) {
      await job.reject(String(error));
    }
  }

  start(job: Job): void {
    const running = this.handle(job).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  drain(jobs: readonly Job[]): void {
    jobs.map((job) => job.ack()); // error: [no-missing-await] "is an array of promises that nobody awaits"
    Promise.all(jobs.map((job) => job.ack())); // error: [no-missing-await] "`Promise.all()` returns a promise"
  }

  /** Nothing is lost: `handle` deals with all errors. */
  drainLater(jobs: readonly Job[]): void {
    jobs.map((job) => this.handle(job));
  }

  async drainAll(jobs: readonly Job[]): Promise<void> {
    await Promise.all(jobs.map((job) => this.handle(job)));
  }
}
