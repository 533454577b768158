/** An AbortSignal that is caught and forgotten: the caller asked to stop, and the work goes on. */

export async function wrong(urls: string[], signal: AbortSignal): Promise<string[]> {
  const pages: string[] = [];
  for (const url of urls) {
    try {
      const response = await fetch(url, { signal });
      pages.push(await response.text());
    } catch (error) {
      console.warn('skipped', url, error);
    }
  }
  return pages;
}

export async function right(urls: string[], signal: AbortSignal): Promise<string[]> {
  const pages: string[] = [];
  for (const url of urls) {
    try {
      const response = await fetch(url, { signal });
      pages.push(await response.text());
    } catch (error) {
      signal.throwIfAborted();
      console.warn('skipped', url, error);
    }
  }
  return pages;
}
