/** Checks the links of a page, which may have any number of them. */
import { request } from 'undici';

interface Page {
  readonly links: string[];
}

export async function broken(page: Page): Promise<string[]> {
  const statuses = await Promise.all(page.links.map(async (link) => (await request(link)).statusCode)); // error: [no-unbounded-fan-out] "for every element of `page.links` at once"
  return page.links.filter((_, at) => (statuses[at] ?? 0) >= 400);
}

export async function brokenSorted(page: Page): Promise<unknown> {
  return await Promise.all(page.links.toSorted().map((link) => request(link))); // error: [no-unbounded-fan-out] "starts `request()`"
}

export async function firstLinks(page: Page): Promise<unknown> {
  return await Promise.all(page.links.slice(0, 5).map((link) => request(link)));
}

export async function fastest(mirrors: readonly [string, string, string]): Promise<unknown> {
  return await Promise.race(mirrors.map((mirror) => request(mirror)));
}
