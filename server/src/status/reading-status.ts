import type { Indexing } from '../protocol.js';

const idle: Indexing = { isBusy: false, done: 0, total: 0 };

/** Puts together whether there will be more to tell of open documents: while the project is read, for either reason. */
export class ReadingStatus {
  readonly #tell: (indexing: Indexing) => void;
  #indexing = idle;
  #isLooking = false;
  #told = idle;

  /** @param tell called with each new state */
  constructor(tell: (indexing: Indexing) => void) {
    this.#tell = tell;
  }

  /** How far the files of the project have been read. */
  setIndexing(indexing: Indexing): void {
    this.#indexing = indexing;
    this.#update();
  }

  /** Whether documents were looked at alone, and what they use is read. */
  setLooking(isLooking: boolean): void {
    this.#isLooking = isLooking;
    this.#update();
  }

  #update(): void {
    const now = { ...this.#indexing, isBusy: this.#indexing.isBusy || this.#isLooking };
    const { isBusy, done, total } = this.#told;
    if (now.isBusy === isBusy && now.done === done && now.total === total) return;
    this.#told = now;
    this.#tell(now);
  }
}
