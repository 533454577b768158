/** Promises that are handed out one at a time. */
export function* requests(urls: readonly string[]): Generator<Promise<Response>> {
  for (const url of urls) yield fetch(url);
}

export async function* responses(urls: readonly string[]): AsyncGenerator<Response> {
  for (const request of requests(urls)) yield await request;
}
