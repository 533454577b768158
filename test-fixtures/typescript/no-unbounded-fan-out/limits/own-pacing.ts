/** A client of a stock exchange that paces its requests in several ways of its own. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let running = 0;

async function quote(symbol: string): Promise<Response> {
  while (running >= 5) await pause(25);
  running++;
  try {
    return await fetch(`https://exchange.example/quotes/${symbol}`);
  } finally {
    running--;
  }
}

export const quotes = (symbols: readonly string[]): Promise<Response[]> => Promise.all(symbols.map(quote));

export class Exchange {
  private tokens = 10;
  private last: Promise<void> = Promise.resolve();
  private next = 0;
  private readonly opened: Promise<void> = Promise.resolve();

  refill(): void {
    this.tokens = 10;
  }

  private async trades(symbol: string): Promise<Response> {
    while (this.tokens <= 0) {
      await pause(20);
    }
    this.tokens--;
    return fetch(`https://exchange.example/trades/${symbol}`);
  }

  /** One after the other. */
  private async order(symbol: string): Promise<Response> {
    const previous = this.last;
    let done!: () => void;
    this.last = new Promise((resolve) => {
      done = resolve;
    });
    await previous;
    try {
      return await fetch(`https://exchange.example/orders/${symbol}`, { method: 'POST' });
    } finally {
      done();
    }
  }

  /** A tenth of a second apart. */
  private async book(symbol: string): Promise<Response> {
    const at = Math.max(Date.now(), this.next);
    this.next = at + 100;
    await pause(at - Date.now());
    return fetch(`https://exchange.example/books/${symbol}`);
  }

  /** All wait for the same promise, and then go on together. */
  private async news(symbol: string): Promise<Response> {
    await this.opened;
    return fetch(`https://exchange.example/news/${symbol}`);
  }

  /** All wait for a second, and then go on together. */
  private async rumours(symbol: string): Promise<Response> {
    await pause(1000);
    return fetch(`https://exchange.example/rumours/${symbol}`);
  }

  async day(symbols: readonly string[]): Promise<void> {
    await Promise.all(symbols.map((symbol) => this.trades(symbol)));
    await Promise.all(symbols.map((symbol) => this.order(symbol)));
    await Promise.all(symbols.map((symbol) => this.book(symbol)));
    await Promise.all(symbols.map((symbol) => this.news(symbol))); // error: [no-unbounded-fan-out] "`this.news()`"
    await Promise.all(symbols.map((symbol) => this.rumours(symbol))); // error: [no-unbounded-fan-out] "`this.rumours()`"
  }
}

export async function staggered(symbols: readonly string[]): Promise<Response[]> {
  return Promise.all(
    symbols.map(async (symbol, index) => {
      await pause(index * 100);
      return fetch(`https://exchange.example/charts/${symbol}`);
    }),
  );
}

/** The length of the pause is told in terms of itself, and the same for all. */
export async function doubled(symbols: readonly string[]): Promise<Response[]> {
  let gap: number | undefined;
  gap = (gap ?? 5) * 2;
  return Promise.all( // error: [no-unbounded-fan-out] "for every element of `symbols`"
    symbols.map(async (symbol) => {
      await pause(gap);
      return fetch(`https://exchange.example/halts/${symbol}`);
    }),
  );
}
