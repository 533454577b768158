import pLimit from 'p-limit';
import { Semaphore } from 'async-mutex';

const limit = pLimit(4);
const semaphore = new Semaphore(4);

export async function fetchPage(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

export function fetchLimited(url: string): Promise<string> {
  return limit(() => fetchPage(url));
}

export async function fetchGuarded(url: string): Promise<string> {
  const [, release] = await semaphore.acquire();
  try {
    return await fetchPage(url);
  } finally {
    release();
  }
}

export async function parsePage(page: string): Promise<string[]> {
  return page.split('\n');
}

export class Crawler {
  async visit(url: string): Promise<number> {
    return (await fetchPage(url)).length;
  }
}

export default async function download(url: string): Promise<string> {
  return fetchPage(url);
}
