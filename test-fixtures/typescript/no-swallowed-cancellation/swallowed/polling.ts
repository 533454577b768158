/** Asks again and again. */
import { setTimeout as sleep } from 'node:timers/promises';

export class Poller {
  readonly #controller = new AbortController();

  async poll(url: string): Promise<void> {
    const { signal } = this.#controller;
    while (true) {
      try {
        await fetch(url, { signal });
      } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `fetch()` and goes on"
        console.error(error);
      }
      await sleep(1000);
    }
  }

  async pollUntilStopped(url: string): Promise<void> {
    const { signal } = this.#controller;
    while (!signal.aborted) {
      try {
        await fetch(url, { signal });
        await sleep(1000, undefined, { signal });
      } catch (error) {
        console.error(error);
      }
    }
  }

  stop(): void {
    this.#controller.abort();
  }
}
