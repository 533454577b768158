/** Callbacks beside promises: whoever gives one is told by it. */
export function load(url: string, done?: (error: unknown, text?: string) => void): Promise<string> | undefined {
  const loading = fetch(url).then((response) => response.text());
  if (!done) return loading;
  loading.then((text) => done(null, text), done);
  return undefined;
}
