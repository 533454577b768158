/** What is started is looked up in another file. */
import download, { Crawler, fetchGuarded, fetchLimited, fetchPage, parsePage } from './client.js';
import * as client from './client.js';

export async function crawl(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => fetchPage(url))); // error: [no-unbounded-fan-out] "starts `fetchPage()`"
}

export async function crawlByReference(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map(fetchPage)); // error: [no-unbounded-fan-out] "starts `fetchPage()`"
}

export async function crawlDefault(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => download(url))); // error: [no-unbounded-fan-out] "starts `download()`"
}

export async function crawlByNamespace(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => client.fetchPage(url))); // error: [no-unbounded-fan-out] "starts `client.fetchPage()`"
}

export async function crawlByMethod(urls: string[], crawler: Crawler): Promise<number[]> {
  return Promise.all(urls.map((url) => crawler.visit(url))); // error: [no-unbounded-fan-out] "starts `crawler.visit()`"
}

export async function crawlAsync(urls: string[]): Promise<number[]> {
  return Promise.all(urls.map(async (url) => (await fetchPage(url)).length)); // error: [no-unbounded-fan-out] "an asynchronous operation"
}

export async function crawlLimited(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => fetchLimited(url)));
}

export async function crawlGuarded(urls: string[]): Promise<string[]> {
  return Promise.all(urls.map((url) => fetchGuarded(url)));
}

export async function parse(pages: string[]): Promise<string[][]> {
  return Promise.all(pages.map((page) => parsePage(page)));
}
