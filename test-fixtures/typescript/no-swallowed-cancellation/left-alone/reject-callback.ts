/** Hands errors to a callback. */
export function load(url: string, signal: AbortSignal, done: (error?: unknown) => void): void {
  const run = async (): Promise<void> => {
    try {
      await fetch(url, { signal });
      done();
    } catch (error) {
      done(error);
    }
  };
  void run();
}
