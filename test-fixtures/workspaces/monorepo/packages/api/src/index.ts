import { Basket, prices, type Item } from '@shop/core';

export async function order(items: readonly Item[]): Promise<number> {
  const basket = new Basket();
  for (const item of items) basket.add(item);
  basket.checkOut(); // error: [no-missing-await] "`basket.checkOut()` returns a promise"
  return await basket.total();
}

export function quote(name: string): string {
  return `${name}: ${prices.priceOf(name)}`; // error: [no-missing-await] "the text is `[object Promise]`"
}
