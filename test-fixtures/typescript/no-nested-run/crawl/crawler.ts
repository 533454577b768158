/** Follows links, at most three pages at a time. */
import pLimit, { type LimitFunction } from 'p-limit';
import { Throttle } from './throttle.js';

declare function links(url: string): Promise<string[]>;

export async function crawl(url: string, depth: number): Promise<void> {
  const limit = pLimit(3);
  const visit = async (at: string, left: number): Promise<void> => {
    const found = await links(at);
    if (left > 0) await Promise.all(found.slice(0, 5).map((next) => limit(() => visit(next, left - 1)))); // error: [no-nested-run] "`visit()` waits for a slot of `limit`"
  };
  await visit(url, depth);
}

export async function crawlInLayers(url: string, depth: number): Promise<void> {
  const limit = pLimit(3);
  let layer = [url];
  for (let left = depth; left > 0; left--) {
    const found = await Promise.all(layer.map((at) => limit(() => links(at))));
    layer = found.flat();
  }
}

export async function crawlWith(throttle: Throttle, limit: LimitFunction, url: string): Promise<void> {
  await throttle.run(async () => {
    await limit(() => links(url));
  });
}
