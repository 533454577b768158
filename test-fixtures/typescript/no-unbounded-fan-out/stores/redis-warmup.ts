/** Fills a cache before the first request. */
import { createClient } from 'redis';

const client = createClient();

export async function warmUp(entries: Map<string, string>): Promise<void> {
  const writes: Promise<unknown>[] = [];
  for (const [key, value] of entries) {
    if (value !== '') writes.push(client.set(key, value));
  }
  await Promise.all(writes); // error: [no-unbounded-fan-out] "starts `client.set()`"
}

export async function warmUpAtOnce(entries: Map<string, string>): Promise<void> {
  await client.mSet([...entries]);
}
