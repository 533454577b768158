/** Writes that take turns, whoever asks for them. */
import { Mutex } from 'async-mutex';

export class Store {
  readonly #mutex = new Mutex();

  async save(item: string): Promise<void> {
    await this.#mutex.runExclusive(() => fetch('/items', { method: 'POST', body: item }));
  }

  async saveAll(items: readonly string[]): Promise<void> {
    await Promise.all(items.map((item) => this.save(item)));
  }
}
