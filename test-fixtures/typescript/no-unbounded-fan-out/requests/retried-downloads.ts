/** Downloads that are tried again when they fail. */
import pLimit from 'p-limit';
import pRetry from 'p-retry';

async function download(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

export async function downloadAll(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => pRetry(() => download(url), { retries: 3 }))); // error: [no-unbounded-fan-out] "starts `download()` for every element of `urls`"
}

const limit = pLimit(4);

export async function downloadSome(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => pRetry(() => limit(() => download(url)), { retries: 3 })));
}

export async function downloadOthers(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => limit(() => pRetry(() => download(url)))));
}

export async function parseAll(texts: string[]): Promise<unknown[]> {
  return Promise.all(texts.map((text) => pRetry(() => JSON.parse(text) as unknown)));
}
