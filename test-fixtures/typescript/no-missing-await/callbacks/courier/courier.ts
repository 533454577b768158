/** Delivers parcels until it is told to stop. */
export class Courier {
  #isClosing = false;
  readonly #depot: string;

  constructor(depot: string) {
    this.#depot = depot;
  }

  async run(): Promise<void> {
    await fetch(`${this.#depot}/hello`);
    await this.#deliver();
  }

  async #deliver(): Promise<void> {
    while (!this.#isClosing) await fetch(`${this.#depot}/next`);
  }

  /** Ends by itself: there are no more pages. */
  async sweep(): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.#depot}/lost`);
      if (!answer.ok) return;
    }
  }

  close(): void {
    this.#isClosing = true;
  }
}

/** Nobody would hear of its end here. */
export function start(depot: string): Courier {
  const courier = new Courier(depot);
  courier.run(); // error: [no-missing-await] "`courier.run()` returns a promise"
  return courier;
}
