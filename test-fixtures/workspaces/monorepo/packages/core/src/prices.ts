import { readFile } from 'node:fs/promises';

export async function priceOf(name: string): Promise<number> {
  const prices = JSON.parse(await readFile('prices.json', 'utf8'));
  return prices[name] ?? 0;
}
