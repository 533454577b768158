/** As many as somebody decided, or nothing that could run out. */
import { readdir, stat, readFile, unlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Sema } from 'async-sema';
import Bottleneck from 'bottleneck';
import pLimit from 'p-limit';
import pMap from 'p-map';
import PQueue from 'p-queue';
import { chunk } from 'lodash';

const limit = pLimit(10);
const queue = new PQueue({ concurrency: 10 });
const sema = new Sema(10);
const bottleneck = new Bottleneck({ maxConcurrent: 10 });
const MIRRORS = ['https://a.example', 'https://b.example'] as const;
const REGIONS = { eu: 'https://eu.example', us: 'https://us.example' };
enum Tier {
  Free = 'free',
  Paid = 'paid',
}

export async function literal(): Promise<Response[]> {
  return Promise.all(['/a', '/b', '/c'].map((url) => fetch(url)));
}

export async function cast(): Promise<Response[]> {
  return Promise.all(Object.values(REGIONS as Record<string, string>).map((url) => fetch(url)));
}

export async function listed(): Promise<Response[]> {
  return Promise.all([fetch('/a'), fetch('/b')]);
}

export async function constant(): Promise<Response[]> {
  return Promise.all(MIRRORS.map((url) => fetch(url)));
}

export async function keys(): Promise<Response[]> {
  return Promise.all(Object.values(REGIONS).map((url) => fetch(url)));
}

export async function members(): Promise<Response[]> {
  return Promise.all(Object.values(Tier).map((tier) => fetch(`/${tier}`)));
}

export async function filtered(): Promise<Response[]> {
  return Promise.all(MIRRORS.filter((url) => url.endsWith('e')).map((url) => fetch(url)));
}

export async function sliced(urls: string[]): Promise<Response[]> {
  return Promise.all(urls.slice(0, 10).map((url) => fetch(url)));
}

export async function last(urls: string[]): Promise<Response[]> {
  return Promise.all(urls.slice(-5).map((url) => fetch(url)));
}

export async function chunked(urls: string[]): Promise<void> {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
}

export async function chunkedByName(urls: string[]): Promise<void> {
  for (const part of chunk(urls, 10)) await Promise.all(part.map((url) => fetch(url)));
}

export async function spliced(urls: string[]): Promise<void> {
  while (urls.length > 0) await Promise.all(urls.splice(0, 10).map((url) => fetch(url)));
}

export async function workers(urls: string[], concurrency: number): Promise<void> {
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let url = urls.pop(); url !== undefined; url = urls.pop()) await fetch(url);
    }),
  );
}

export async function filled(): Promise<unknown> {
  return Promise.all(new Array(5).fill('/').map((url: string) => fetch(url)));
}

export async function tuple(urls: [string, string]): Promise<Response[]> {
  return Promise.all(urls.map((url) => fetch(url)));
}

export async function limited(urls: string[]): Promise<Response[]> {
  return Promise.all(urls.map((url) => limit(() => fetch(url))));
}

export async function queued(urls: string[]): Promise<unknown> {
  return Promise.all(urls.map((url) => queue.add(() => fetch(url))));
}

export async function throttled(urls: string[]): Promise<unknown> {
  return Promise.all(urls.map((url) => bottleneck.schedule(() => fetch(url))));
}

async function fetchInTurn(url: string): Promise<string> {
  await sema.acquire();
  try {
    return await (await fetch(url)).text();
  } finally {
    sema.release();
  }
}

export async function limitedInside(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => fetchInTurn(url)));
}

class Client {
  readonly #limit = pLimit(5);

  load(url: string): Promise<Response> {
    return this.#limit(() => fetch(url));
  }
}

export async function limitedByField(client: Client, urls: string[]): Promise<Response[]> {
  return Promise.all(urls.map((url) => client.load(url)));
}

export async function mapped(urls: string[]): Promise<unknown> {
  return pMap(urls, (url) => fetch(url), { concurrency: 5 });
}

export async function oneByOne(urls: string[]): Promise<void> {
  for (const url of urls) await fetch(url);
}

export async function pushedOneByOne(urls: string[]): Promise<Response[]> {
  const responses: Response[] = [];
  for (const url of urls) responses.push(await fetch(url));
  return Promise.all(responses);
}

export async function computed(values: number[]): Promise<number[]> {
  return Promise.all(values.map(async (value) => value * 2));
}

export async function waited(values: number[]): Promise<unknown> {
  return Promise.all(values.map((value) => pause(value)));
}

/** One step each in a pool of four threads. */
export async function sizes(paths: string[]): Promise<unknown> {
  return Promise.all(paths.map((path) => stat(path)));
}

export async function removed(paths: string[]): Promise<unknown> {
  return Promise.all(paths.map((path) => unlink(path)));
}

/** Files that the caller lists are few; those that a folder has are not known to be. */
export async function readListed(paths: string[]): Promise<string[]> {
  return Promise.all(paths.map((path) => readFile(path, 'utf8')));
}

export async function readOwn(): Promise<string[]> {
  const names = await readdir(import.meta.dirname);
  return Promise.all(names.map((name) => readFile(name, 'utf8')));
}

/** What is started is not known. */
export async function unknownCallback(urls: string[], load: (url: string) => Promise<void>): Promise<void> {
  await Promise.all(urls.map((url) => load(url)));
}

export async function alreadyStarted(requests: Promise<Response>[]): Promise<Response[]> {
  return Promise.all(requests);
}

/** Not the global. */
export function shadowed(urls: string[], Promise: { all(values: unknown): unknown }): unknown {
  return Promise.all(urls.map((url) => fetch(url)));
}

export function mapsOnly(urls: string[]): string[] {
  return urls.map((url) => url.trim());
}
