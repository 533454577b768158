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

  /** Ready once the depot has answered; the rounds go on by themselves. */
  async start(): Promise<void> {
    await fetch(`${this.#depot}/hello`);
    void this.#deliver();
    this.#deliver().catch((error: unknown) => console.error(error));
  }

  /** Goes on as long as both do. */
  async runTwice(): Promise<void> {
    await Promise.all([this.#deliver(), this.#deliver()]);
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
