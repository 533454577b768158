/** A limiter of the program's own, known by what it is called. */
class Semaphore {
  #free = 4;
  readonly #waiting: (() => void)[] = [];

  async acquire(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

const semaphore = new Semaphore();

async function load(url: string): Promise<string> {
  await semaphore.acquire();
  try {
    return await (await fetch(url)).text();
  } finally {
    semaphore.release();
  }
}

export const loadAll = (urls: readonly string[]): Promise<string[]> => Promise.all(urls.map(load));
