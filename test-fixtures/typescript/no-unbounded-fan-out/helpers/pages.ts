import { Gate, inTurn, persistently, pooled, timed, traced, withRetry, withSlot } from './running.js';

const gate = new Gate();

async function load(url: string): Promise<string> {
  const response = await fetch(url);
  return await response.text();
}

export async function loadAll(urls: string[]): Promise<void> {
  await Promise.all(urls.map((url) => withRetry(() => fetch(url)))); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `urls`"
  await Promise.all(urls.map((url) => withRetry(async () => (await fetch(url)).text()))); // error: [no-unbounded-fan-out] "for every element of `urls`"
  await Promise.all(urls.map((url) => timed(url, () => load(url)))); // error: [no-unbounded-fan-out] "starts `load()`"
  await Promise.all(urls.map((url) => traced(url, () => load(url)))); // error: [no-unbounded-fan-out] "starts `load()`"
  await Promise.all(urls.map((url) => persistently(() => load(url)))); // error: [no-unbounded-fan-out] "starts `load()`"
  await Promise.all( // error: [no-unbounded-fan-out] "for every element of `urls`"
    urls.map(async (url) => {
      const text = await withRetry(() => load(url));
      console.log(text.length);
    }),
  );
}

export async function loadInTurn(urls: string[]): Promise<void> {
  await Promise.all(urls.map((url) => pooled(() => fetch(url))));
  await Promise.all(urls.map((url) => gate.pass(() => fetch(url))));
  await Promise.all(urls.map((url) => inTurn(() => fetch(url))));
  await Promise.all(urls.map((url) => withSlot(() => fetch(url))));
  await Promise.all(urls.map((url) => withRetry(() => pooled(() => fetch(url)))));
  await Promise.all(urls.map((url) => withRetry(async () => url.length)));
  await Promise.all(urls.map(async (url) => await withRetry(() => gate.pass(() => load(url)))));
}
