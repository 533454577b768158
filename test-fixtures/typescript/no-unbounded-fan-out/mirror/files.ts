/** Files of another machine. */
import got from 'got';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export async function fetchFile(url: string): Promise<string> {
  return await got(url).text();
}

export async function saveFile(url: string): Promise<void> {
  await pipeline(got.stream(url), createWriteStream('copy'));
}

export async function fetchWithRetry(url: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetchFile(url);
    } catch (error) {
      if (attempt > 3) throw error;
    }
  }
}
