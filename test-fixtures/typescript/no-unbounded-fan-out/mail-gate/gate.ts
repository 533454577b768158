/** A gate that lets a few through at a time. No word of its names says so. */
export class Gate {
  #free: number;
  readonly #sleepers: (() => void)[] = [];

  constructor(width: number) {
    this.#free = width;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((wake) => this.#sleepers.push(wake));
  }

  leave(): void {
    const wake = this.#sleepers.shift();
    if (wake) wake();
    else this.#free++;
  }
}
