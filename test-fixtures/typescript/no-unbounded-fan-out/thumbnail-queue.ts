// Thumbnails, which a queue of the file makes a few at a time.
import PQueue from 'p-queue';

const queue = new PQueue({ concurrency: 4 });

async function load(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

export async function refresh(url: string): Promise<void> {
  await queue.add(() => load(url));
}

export async function refreshAll(urls: string[]): Promise<void> {
  await Promise.all(urls.map((url) => load(url))); // error: [no-unbounded-fan-out] "for every element of `urls` at once"
}

export async function refreshInTurn(urls: string[]): Promise<void> {
  await Promise.all(urls.map((url) => queue.add(() => load(url))));
}
