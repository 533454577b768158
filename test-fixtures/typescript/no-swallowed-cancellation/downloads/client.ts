/** Downloads, each of which can be aborted. */
export interface DownloadOptions {
  readonly signal?: AbortSignal;
  readonly retries?: number;
}

export async function download(url: string, options: DownloadOptions = {}): Promise<string> {
  const response = await fetch(url, { signal: options.signal });
  return await response.text();
}

export class Downloader {
  async get(url: string, signal?: AbortSignal): Promise<string> {
    return await download(url, { signal });
  }

  async size(url: string): Promise<number> {
    return (await download(url)).length;
  }
}
