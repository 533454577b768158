/** Copies pages; every function that downloads waits for the same limiter. */
import { announce, download, downloadWithRetry, store } from './fetching.js';
import { politely as limit } from './limits.js';

export async function copy(url: string): Promise<number> {
  return await limit(async () => {
    const page = await download(url); // error: [no-nested-run] "`download()` waits for a slot of `limit`"
    return await store(page);
  });
}

export async function copyPatiently(url: string): Promise<number> {
  return await limit(async () => (await downloadWithRetry(url)).length); // error: [no-nested-run] "`downloadWithRetry()` waits"
}

// --- left alone: another limiter, and one that is not waited for

export async function save(url: string): Promise<number> {
  const page = await download(url);
  return await limit(() => store(page));
}

export async function visit(url: string): Promise<void> {
  await limit(async () => {
    announce(url);
    await store(url);
  });
}
