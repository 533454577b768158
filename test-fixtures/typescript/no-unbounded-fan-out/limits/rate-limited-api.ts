/** An interface that counts requests; its client keeps to that. */
import pThrottle from 'p-throttle';
import PQueue from 'p-queue';
import fastq from 'fastq';

const throttle = pThrottle({ limit: 10, interval: 1000 });
const ask = throttle((id: string) => fetch(`/items/${id}`));
const queue = new PQueue({ concurrency: 4 });
const worker = fastq.promise(async (id: string) => await fetch(`/items/${id}`), 3);

export async function all(ids: readonly string[]): Promise<unknown> {
  const asked = await Promise.all(ids.map((id) => ask(id)));
  const queued = await Promise.all(ids.map((id) => queue.add(() => fetch(`/items/${id}`))));
  const pushed = await Promise.all(ids.map((id) => worker.push(id)));
  return [asked, queued, pushed];
}

export async function unlimited(ids: readonly string[]): Promise<unknown> {
  return await Promise.all(ids.map((id) => fetch(`/items/${id}`))); // error: [no-unbounded-fan-out] "starts `fetch()`"
}
