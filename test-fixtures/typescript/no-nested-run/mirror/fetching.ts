import { disk, politely } from './limits.js';

export async function download(url: string): Promise<string> {
  return await politely(() => fetch(url).then((response) => response.text()));
}

export async function downloadWithRetry(url: string): Promise<string> {
  try {
    return await download(url);
  } catch {
    return await download(`${url}?retry`);
  }
}

export async function store(text: string): Promise<number> {
  return await disk(async () => text.length);
}

export function announce(url: string): void {
  void politely(() => fetch(url, { method: 'HEAD' }));
}
