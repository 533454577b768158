/** Errors that are kept, an abort among them: whoever reads the outcome sees it. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

declare function parse(text: string): number[];

export async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<Outcome<T>> {
  try {
    return { value: await work(signal) };
  } catch (error) {
    return { error };
  }
}

export class Report {
  failure: unknown;

  async load(url: string, signal: AbortSignal): Promise<void> {
    try {
      await fetch(url, { signal });
    } catch (error) {
      this.failure = error;
    }
  }
}

export async function readNumbers(url: string, signal: AbortSignal): Promise<number[]> {
  const response = await fetch(url, { signal });
  const text = await response.text();
  try {
    return parse(text);
  } catch {
    return [];
  }
}
