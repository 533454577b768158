// Whoever aborts has said that the worker closes, and both lead to the same end.
declare function take(queue: string, signal: AbortSignal): Promise<string | undefined>;
declare function pause(): Promise<void>;

export class Worker {
  readonly #abort = new AbortController();
  #closing = false;
  #paused = false;

  async next(): Promise<string | undefined> {
    try {
      return await take('jobs', this.#abort.signal);
    } catch (error) {
      if (this.#closing || this.#abort.signal.aborted) return undefined;
      console.error(error);
      await pause();
      return undefined;
    }
  }

  async nextOrWait(): Promise<string | undefined> {
    try {
      return await take('jobs', this.#abort.signal);
    } catch (error) {
      if (!this.#closing && (error as Error).name !== 'AbortError') {
        console.error(error);
        await pause();
      }
      return undefined;
    }
  }

  async nextUnlessPaused(): Promise<string | undefined> {
    try {
      return await take('jobs', this.#abort.signal);
    } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `take()`"
      if (this.#paused && this.#abort.signal.aborted) throw error;
      return undefined;
    }
  }

  // `close()` sets the flag before it aborts.
  async work(): Promise<void> {
    while (!this.#closing) {
      try {
        await take('jobs', this.#abort.signal);
      } catch (error) {
        console.error(error);
      }
    }
  }

  async workOnce(): Promise<void> {
    try {
      await take('jobs', this.#abort.signal);
    } catch (error) {
      if (this.#isClosed) return;
      console.error(error);
    }
  }

  async workWhileOpen(): Promise<void> {
    while (this.#isOpen()) {
      try {
        await take('jobs', this.#abort.signal);
      } catch (error) {
        console.error(error);
      }
    }
  }

  async workWhilePaused(): Promise<void> {
    while (this.#paused) {
      try {
        await take('jobs', this.#abort.signal);
      } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `take()`"
        console.error(error);
      }
    }
  }

  get #isClosed(): boolean {
    return this.#abort.signal.aborted;
  }

  #isOpen(): boolean {
    return !this.#closing;
  }

  pause(): void {
    this.#paused = true;
  }

  close(): void {
    this.#closing = true;
    this.#abort.abort();
  }
}
