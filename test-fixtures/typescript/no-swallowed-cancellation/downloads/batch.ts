/** Downloads many things. What takes a signal is told by the types of other files. */
import { download, Downloader } from './client.js';

const downloader = new Downloader();

export async function downloadAll(urls: readonly string[], signal: AbortSignal): Promise<string[]> {
  const pages: string[] = [];
  for (const url of urls) pages.push(await download(url, {})); // error: [no-swallowed-cancellation] "`download()` could be aborted but does not get `signal`"
  pages.push(await downloader.get('last')); // error: [no-swallowed-cancellation] "`downloader.get()` could be aborted but does not get `signal`"
  return pages;
}

export async function downloadBoth(one: string, other: string, signal: AbortSignal): Promise<string> {
  try {
    return await downloader.get(one, signal);
  } catch { // error: [no-swallowed-cancellation] "also catches the abort of `downloader.get()`"
    return await downloader.get(other);
  }
}

export async function downloadEither(one: string, other: string, signal: AbortSignal): Promise<string> {
  try {
    return await downloader.get(one, signal);
  } catch {
    return await downloader.get(other, signal);
  }
}

export async function downloadProperly(urls: readonly string[], signal: AbortSignal): Promise<number> {
  let size = 0;
  for (const url of urls) size += (await download(url, { signal })).length;
  return size + (await downloader.size('last'));
}

export async function downloadOrNothing(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await download(url, { signal, retries: 2 });
  } catch (error) {
    signal.throwIfAborted();
    return undefined;
  }
}
