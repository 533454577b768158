import { clearLine, cursorTo } from 'node:readline';

/** Runs shorter than this show no progress, in milliseconds. */
const patience = 1000;
const interval = 100;

/** A line on a terminal's standard error that counts files, from the moment that a run takes long. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #total: number;
  #nextAt = performance.now() + patience;
  #isShown = false;

  constructor(stream: NodeJS.WriteStream, total: number) {
    this.#stream = stream;
    this.#total = total;
  }

  update(done: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now < this.#nextAt) return;
    this.#nextAt = now + interval;
    this.#isShown = true;
    this.#clear();
    this.#stream.write(`Checked ${done} of ${this.#total} files…`);
  }

  /** Takes the line away, before anything else is printed. */
  end(): void {
    if (this.#isShown) this.#clear();
    this.#isShown = false;
  }

  #clear(): void {
    clearLine(this.#stream, 0);
    cursorTo(this.#stream, 0);
  }
}
