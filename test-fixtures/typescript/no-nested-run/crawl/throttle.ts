/** A limiter that is handed out by a class. */
import { Semaphore } from 'async-mutex';

export class Throttle {
  readonly #slots = new Semaphore(3);

  async run(work: () => Promise<void>): Promise<void> {
    await this.#slots.runExclusive(() => work());
  }

  async runTwice(work: () => Promise<void>): Promise<void> {
    await this.#slots.runExclusive(async () => {
      await this.run(work); // error: [no-nested-run] "`this.run()` waits for a slot of `this.#slots`"
    });
  }

  async runBoth(one: () => Promise<void>, other: () => Promise<void>): Promise<void> {
    await this.run(one);
    await this.run(other);
  }
}
