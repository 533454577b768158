/** Ten thousand requests at once, and the same crawl behind a limiter. */
import pLimit from 'p-limit';

async function fetchPage(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

export async function wrong(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map(async (url) => fetchPage(url)));
}

export async function right(urls: string[]): Promise<string[]> {
  const limit = pLimit(20);
  return Promise.all(urls.map((url) => limit(() => fetchPage(url))));
}

export async function rightInChunks(urls: string[]): Promise<string[]> {
  const pages: string[] = [];
  for (let start = 0; start < urls.length; start += 20) {
    const chunk = urls.slice(start, start + 20);
    pages.push(...(await Promise.all(chunk.map(async (url) => fetchPage(url)))));
  }
  return pages;
}
