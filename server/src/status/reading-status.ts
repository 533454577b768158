import type { Indexing } from '../protocol.js';

const idle: Indexing = { isBusy: false, done: 0, total: 0 };

/** Puts together whether there will be more to tell of open documents: while the project is read, for either reason. */
export class ReadingStatus {
  readonly #tell: (indexing: Indexing) => void;
  #indexing = idle;
  #isLooking = false;
  #isFetching = false;
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

  /** Whether the client is asked for files that only it can read. */
  setFetching(isFetching: boolean): void {
    this.#isFetching = isFetching;
    this.#update();
  }

  #update(): void {
    const isBusy = this.#indexing.isBusy || this.#isLooking || this.#isFetching;
    const now = { ...this.#indexing, isBusy };
    const { isBusy: wasBusy, done, total } = this.#told;
    if (isBusy === wasBusy && now.done === done && now.total === total) return;
    this.#told = now;
    this.#tell(now);
  }
}
