import { writeFile } from 'node:fs/promises';
import { priceOf } from './prices.js';

export interface Item {
  readonly name: string;
  readonly count: number;
}

export class Basket {
  readonly #items: Item[] = [];

  add(item: Item): this {
    this.#items.push(item);
    return this;
  }

  async total(): Promise<number> {
    let sum = 0;
    for (const { name, count } of this.#items) sum += count * (await priceOf(name));
    return sum;
  }

  async checkOut(): Promise<void> {
    const total = this.total(); // error: [no-missing-await] "`total` is never awaited"
    await writeFile('order.json', JSON.stringify(this.#items));
    this.#items.length = 0;
  }
}
