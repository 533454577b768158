/** A generator that nobody loops over does nothing at all, not even its first line. */
import { countDown, readPages } from './pages.js';

export class Backfill {
  #entries = 0;

  async *steps(ledger: string): AsyncGenerator<number> {
    for await (const page of readPages(ledger)) yield (this.#entries += page.length);
  }

  start(ledger: string): void {
    this.steps(ledger); // error: [no-missing-await] "without `for await` its body never runs"
  }

  async run(ledger: string): Promise<number> {
    readPages(ledger); // error: [no-missing-await] "`readPages()` is an asynchronous generator"
    countDown(3);
    for await (const count of this.steps(ledger)) console.log(count);
    const rest = this.steps(ledger);
    await rest.next();
    void readPages(ledger);
    process.stdin[Symbol.asyncIterator]();
    return this.#entries;
  }
}
