import { EventEmitter } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';

interface Order {
  readonly id: number;
  readonly total: number;
}

/** Keeps orders in one file, and tells who listens. */
export class OrderService extends EventEmitter {
  constructor(private readonly path: string) {
    super();
    this.preload(); // error: [no-missing-await] "`this.preload()` returns a promise"
  }

  async preload(): Promise<void> {
    await readFile(this.path);
  }

  async load(): Promise<Order[]> {
    try {
      return this.parse(); // error: [no-missing-await] "`catch` never sees its rejection"
    } catch {
      return [];
    }
  }

  private async parse(): Promise<Order[]> {
    const text = readFile(this.path, 'utf8');
    return JSON.parse(await text);
  }

  async add(order: Order): Promise<void> {
    const orders = await this.load();
    const isKnown = this.has(order.id);
    if (isKnown) return; // error: [no-missing-await] "a promise is always truthy"
    orders.push(order);
    this.save(orders).then(() => this.emit('saved')); // error: [no-missing-await] "`this.save(orders).then()`"
    this.save(orders).catch((error: unknown) => this.emit('error', error));
    void this.save(orders);
  }

  async has(id: number): Promise<boolean> {
    return (await this.load()).some((order) => order.id === id);
  }

  async describe(): Promise<string> {
    const orders = this.load();
    const count = (await orders).length;
    return `${count} orders: ${this.load()}`; // error: [no-missing-await] "the text is `[object Promise]`"
  }

  async total(ids: readonly number[]): Promise<number> {
    const started = this.load(); // error: [no-missing-await] "not awaited on every path"
    if (ids.length === 0) return 0;
    const orders = await started;
    return orders.filter(async (order) => this.has(order.id)).length; // error: [no-missing-await] "`filter()` takes the promise"
  }

  private async save(orders: readonly Order[]): Promise<void> {
    await writeFile(this.path, JSON.stringify(orders));
  }

  watch(): void {
    this.on('saved', async () => { // error: [no-missing-await] "drops the promise"
      await this.preload();
    });
    this.on('error', async (error) => {
      try {
        await writeFile(`${this.path}.log`, String(error));
      } catch {
        console.error(error);
      }
    });
    setInterval(() => this.preload(), 60_000); // error: [no-missing-await] "`setInterval()` drops the promise"
  }
}
