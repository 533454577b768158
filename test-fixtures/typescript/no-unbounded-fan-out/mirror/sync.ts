/** Copies files through a module that only passes on. */
import { files, get } from './index.js';

export async function sync(urls: AsyncIterable<string>): Promise<string[]> {
  return await Promise.all(await Array.fromAsync(urls, (url) => get(url)));
}

export async function syncAll(urls: Set<string>): Promise<string[]> {
  return await Promise.all(Array.from(urls, (url) => get(url))); // error: [no-unbounded-fan-out] "starts `get()`"
}

export async function syncPatiently(urls: readonly string[]): Promise<string[]> {
  return await Promise.all([...urls].map((url) => files.fetchWithRetry(url))); // error: [no-unbounded-fan-out] "starts `files.fetchWithRetry()`"
}

export async function syncInTurn(urls: readonly string[]): Promise<string[]> {
  const copies: string[] = [];
  for (const url of urls) copies.push(await get(url));
  return copies;
}
