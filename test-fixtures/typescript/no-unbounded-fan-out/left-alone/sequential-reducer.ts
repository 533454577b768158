/** One after the other, by a chain of promises. */
export async function runInTurn(urls: readonly string[]): Promise<void> {
  await urls.reduce<Promise<unknown>>((done, url) => done.then(() => fetch(url)), Promise.resolve());
}
