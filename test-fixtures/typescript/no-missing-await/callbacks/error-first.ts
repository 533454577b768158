/** Callbacks beside promises: whoever gives one is told by it. */
export function load(url: string, done?: (error: unknown, text?: string) => void): Promise<string> | undefined {
  const loading = fetch(url).then((response) => response.text());
  if (!done) return loading;
  loading.then((text) => done(null, text), done);
  return undefined;
}

type Callback = (error: unknown, text?: string) => unknown;

export function find(url: string, callback: Callback): void {
  (async () => {
    try {
      const response = await fetch(url);
      return callback(null, await response.text());
    } catch (error) {
      return callback(error);
    }
  })();
}

export function findOrReport(url: string, callback: Callback, report: (url: string) => unknown): void {
  (async () => { // error: [no-missing-await] "neither awaited nor handled"
    try {
      const response = await fetch(url);
      return callback(null, await response.text());
    } catch {
      return report(url);
    }
  })();
}
