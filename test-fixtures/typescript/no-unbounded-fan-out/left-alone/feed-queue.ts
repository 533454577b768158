import { setTimeout as pause } from 'node:timers/promises';

/** Reads feeds a few at a time, in as many ways. */
export async function readInBatches(feeds: readonly string[]): Promise<void> {
  const pending: Promise<Response>[] = [];
  for (const feed of feeds) {
    pending.push(fetch(feed));
    if (pending.length < 10) continue;
    await Promise.all(pending);
    pending.length = 0;
  }
  await Promise.all(pending);
}

export async function readWithPool(feeds: readonly string[]): Promise<void> {
  const pending: Promise<void>[] = [];
  for (let index = 0; index < feeds.length; index++) {
    const reading: Promise<void> = fetch(feeds[index] ?? '').then(() => {
      void pending.splice(pending.indexOf(reading), 1);
    });
    pending.push(reading);
    if (pending.length > 5) await Promise.race(pending);
  }
  await Promise.all(pending);
}

export async function announceSlowly(feeds: readonly string[]): Promise<void> {
  for (const feed of feeds) {
    void fetch(`/new?feed=${feed}`);
    await pause(100);
  }
}

export async function readFirst(feeds: readonly string[], ahead: number): Promise<Response[]> {
  const pending: Promise<Response>[] = [];
  for (let index = 0; index < ahead; index++) pending.push(fetch(feeds[index] ?? ''));
  return await Promise.all(pending);
}

export async function readTogether(feeds: readonly string[]): Promise<Response[]> {
  const extra = ['index.xml', 'news.xml'];
  return await Promise.all([...extra.map((feed) => fetch(feed)), fetch(feeds[0] ?? '')]);
}

export function forget(feeds: readonly string[], cache: { drop(feed: string): Promise<void> }): void {
  feeds.forEach((feed) => void cache.drop(feed));
}
