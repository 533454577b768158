/** The search of a warehouse: callers abort it when the next letter is typed. */
interface Query {
  readonly text: string;
  readonly signal?: AbortSignal;
}

interface Shelf {
  find(text: string, options?: { readonly limit?: number; readonly signal?: AbortSignal }): Promise<string[]>;
  watch(text: string, signal?: AbortSignal): AsyncIterable<string>;
  label(text: string, signal?: AbortSignal): string;
}

declare function log(error: unknown): void;

export function findAll(shelf: Shelf, text: string, signal: AbortSignal): Promise<string[]> {
  if (signal.aborted) return Promise.resolve([]);
  return shelf.find(text, { limit: 50 }); // error: [no-swallowed-cancellation] "`shelf.find()` could be aborted but does not get `signal`"
}

export const findFirst = (shelf: Shelf, text: string, signal: AbortSignal): Promise<string[]> =>
  shelf.find(text, { limit: 1 }); // error: [no-swallowed-cancellation] "does not get `signal`"

export async function collect(shelf: Shelf, text: string, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for await (const name of shelf.watch(text)) found.push(name); // error: [no-swallowed-cancellation] "`shelf.watch()` could be aborted"
  return signal.aborted ? [] : found;
}

export async function findOrNothing(shelf: Shelf, { text, signal }: Query): Promise<string[]> {
  try {
    return await shelf.find(text, { signal });
  } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `shelf.find()`"
    if (error instanceof TypeError) throw error;
    return [];
  }
}

// --- left alone

export function findQuickly(shelf: Shelf, text: string, signal: AbortSignal): Promise<string[]> {
  return shelf.find(text, { signal });
}

export function label(shelf: Shelf, text: string, signal: AbortSignal): string {
  if (signal.aborted) return '';
  return shelf.label(text);
}

export async function findUnlessBroken(shelf: Shelf, { text, signal }: Query): Promise<string[]> {
  try {
    return await shelf.find(text, { signal });
  } catch (error) {
    if (error instanceof DOMException) throw error;
    log(error);
    return [];
  }
}

export async function findUnlessOffline(shelf: Shelf, { text, signal }: Query): Promise<string[]> {
  try {
    return await shelf.find(text, { signal });
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

export async function findTwice(shelf: Shelf, { text, signal }: Query): Promise<string[]> {
  try {
    return await shelf.find(text, { signal });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return shelf.find(text.toLowerCase(), { signal });
  }
}
