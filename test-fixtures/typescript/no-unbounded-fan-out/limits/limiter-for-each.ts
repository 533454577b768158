/** Limiters, some of which are made anew for each of those that they should hold back. */
import { Semaphore } from 'async-mutex';
import pLimit from 'p-limit';
import PQueue from 'p-queue';

const shared = pLimit(5);

async function download(url: string): Promise<string> {
  const response = await fetch(url);
  return await response.text();
}

export function downloadOnTheSpot(urls: readonly string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => pLimit(3)(() => download(url)))); // error: [no-unbounded-fan-out] "starts `download()` for every element of `urls`"
}

export function downloadInCallbacks(urls: readonly string[]): Promise<string[]> {
  return Promise.all( // error: [no-unbounded-fan-out] "starts `download()` for every element of `urls`"
    urls.map((url) => {
      const limit = pLimit(3);
      return limit(() => download(url));
    }),
  );
}

async function downloadAlone(url: string): Promise<string> {
  const semaphore = new Semaphore(3);
  return await semaphore.runExclusive(() => download(url));
}

export async function downloadByHelper(urls: readonly string[]): Promise<string[]> {
  return await Promise.all(urls.map((url) => downloadAlone(url))); // error: [no-unbounded-fan-out] "starts `downloadAlone()` for every element of `urls`"
}

export async function downloadInLoop(urls: readonly string[]): Promise<void> {
  const downloads: Promise<unknown>[] = [];
  for (const url of urls) {
    const queue = new PQueue({ concurrency: 2 });
    downloads.push(queue.add(() => download(url)));
  }
  await Promise.all(downloads); // error: [no-unbounded-fan-out] "for every element of `urls`"
}

export async function downloadTogether(urls: readonly string[]): Promise<string[]> {
  const limit = pLimit(3);
  return await Promise.all(urls.map((url) => limit(() => download(url))));
}

export async function downloadLoopTogether(urls: readonly string[]): Promise<void> {
  const queue = new PQueue({ concurrency: 2 });
  const downloads: Promise<unknown>[] = [];
  for (const url of urls) downloads.push(queue.add(() => download(url)));
  await Promise.all(downloads);
}

async function downloadInTurn(url: string): Promise<string> {
  return await shared(() => download(url));
}

const limits = new Map<string, ReturnType<typeof pLimit>>();

function getLimit(host: string): ReturnType<typeof pLimit> {
  const limit = limits.get(host) ?? pLimit(2);
  limits.set(host, limit);
  return limit;
}

export async function downloadByHost(urls: readonly string[]): Promise<string[]> {
  await Promise.all(urls.map((url) => downloadInTurn(url)));
  return await Promise.all(
    urls.map((url) => {
      const limit = getLimit(new URL(url).host);
      return limit(() => download(url));
    }),
  );
}

const getShared = (): typeof shared => shared;

async function downloadByGetter(url: string): Promise<string> {
  const limit = getShared();
  return await limit(() => download(url));
}

async function downloadByAlias(url: string): Promise<string> {
  const limit = shared;
  return await limit(() => download(url));
}

export async function downloadByNames(urls: readonly string[]): Promise<void> {
  await Promise.all(urls.map((url) => downloadByGetter(url)));
  await Promise.all(urls.map((url) => downloadByAlias(url)));
  await Promise.all(
    urls.map((url) => {
      const limit = getShared();
      return limit(() => download(url));
    }),
  );
}
