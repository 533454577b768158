/** Limiters that are taken again by their own callbacks. */
import { Semaphore } from 'async-mutex';
import pLimit from 'p-limit';
import PQueue from 'p-queue';

const limit = pLimit(2);
const other = pLimit(2);
const queue = new PQueue({ concurrency: 1 });
const semaphore = new Semaphore(1);

declare function fetchPage(url: string): Promise<string[]>;

export async function crawl(url: string): Promise<string[]> {
  return limit(async () => {
    const links = await fetchPage(url);
    return limit(() => fetchPage(links[0] ?? '')); // error: [no-nested-run] "`limit()` waits for a slot while its caller holds one"
  });
}

export async function crawlRecursively(url: string): Promise<void> {
  await limit(async () => {
    const [next] = await fetchPage(url);
    if (next) await crawlRecursively(next); // error: [no-nested-run] "`crawlRecursively()` waits for a slot of `limit`"
  });
}

export async function enqueue(url: string): Promise<void> {
  await queue.add(async () => {
    await queue.add(() => fetchPage(url)); // error: [no-nested-run] "`queue.add()` waits for a slot"
  });
}

function fetchLimited(url: string): Promise<string[]> {
  return limit(() => fetchPage(url));
}

export async function twice(url: string): Promise<void> {
  await limit(async () => {
    await fetchLimited(url); // error: [no-nested-run] "`fetchLimited()` waits for a slot of `limit`"
  });
}

export async function exclusive(): Promise<void> {
  await semaphore.runExclusive(async () => {
    await semaphore.runExclusive(async () => {}); // error: [no-nested-run] "`semaphore.runExclusive()` waits"
  });
}

// --- left alone

export async function once(url: string): Promise<string[]> {
  return limit(() => fetchPage(url));
}

export async function twoLimiters(url: string): Promise<string[]> {
  return limit(() => other(() => fetchPage(url)));
}

export async function oneAfterTheOther(urls: string[]): Promise<void> {
  for (const url of urls) await limit(() => fetchPage(url));
  await limit(() => fetchPage('/'));
}

export async function addsWithoutWaiting(url: string): Promise<void> {
  await queue.add(async () => {
    for (const link of await fetchPage(url)) void queue.add(() => fetchPage(link));
  });
}

export async function innerOnly(urls: string[]): Promise<unknown> {
  return Promise.all(urls.slice(0, 5).map((url) => fetchLimited(url)));
}

export async function crawlLater(url: string): Promise<string[]> {
  return limit(async () => {
    const answer = fetchLimited(url); // error: [no-nested-run] "`fetchLimited()` waits for a slot of `limit`"
    console.log('waiting for', url);
    return answer;
  });
}

export async function crawlTyped(url: string): Promise<void> {
  await limit(async () => {
    await (fetchLimited(url) as Promise<unknown>); // error: [no-nested-run] "`fetchLimited()` waits for a slot of `limit`"
  });
}
