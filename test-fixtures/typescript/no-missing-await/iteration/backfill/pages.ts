/** The pages of a ledger, read one at a time. */
export async function* readPages(ledger: string): AsyncGenerator<string[]> {
  for (let page = 1; ; page++) {
    const response = await fetch(`https://ledgers.example/${ledger}?page=${page}`);
    if (!response.ok) return;
    yield (await response.text()).split('\n');
  }
}

export function* countDown(from: number): Generator<number> {
  while (from > 0) yield from--;
}
