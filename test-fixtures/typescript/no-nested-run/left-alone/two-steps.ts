/** A limiter that is taken again after it was given back, or by work that nobody waits for while it is held. */
import pLimit from 'p-limit';
import PQueue from 'p-queue';

const limit = pLimit(2);
const queue = new PQueue({ concurrency: 1 });

async function fetchPage(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

export async function followLink(url: string): Promise<string> {
  const page = await limit(() => fetchPage(url));
  const [, link = url] = /href="(.+?)"/.exec(page) ?? [];
  return limit(() => fetchPage(link));
}

export function crawl(url: string): Promise<void> {
  return queue.add(async () => {
    const page = await fetchPage(url);
    for (const [, link = ''] of page.matchAll(/href="(.+?)"/g)) crawl(link).catch(console.error);
  });
}

export async function saveTwice(text: string): Promise<void> {
  const first = limit(() => fetch('/first', { method: 'PUT', body: text }));
  const second = limit(() => fetch('/second', { method: 'PUT', body: text }));
  await Promise.all([first, second]);
  await queue.onIdle();
}
