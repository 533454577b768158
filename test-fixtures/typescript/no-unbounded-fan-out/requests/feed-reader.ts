/** Reads feeds in many ways, all at once. */
export async function readEach(feeds: readonly string[]): Promise<Response[]> {
  const pending: Promise<Response>[] = [];
  feeds.forEach((feed) => pending.push(fetch(feed)));
  return await Promise.all(pending); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `feeds`"
}

export async function readByIndex(feeds: readonly string[]): Promise<Response[]> {
  const pending: Promise<Response>[] = [];
  for (let index = 0; index < feeds.length; index++) pending.push(fetch(feeds[index] ?? ''));
  return await Promise.all(pending); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `feeds`"
}

export async function readWhileThereAre(feeds: readonly string[]): Promise<Response[]> {
  const pending: Promise<Response>[] = [];
  let index = 0;
  while (index < feeds.length) pending.push(fetch(feeds[index++] ?? ''));
  return await Promise.all(pending); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `feeds`"
}

export async function readWithIndex(feeds: readonly string[]): Promise<Response[]> {
  return await Promise.all([fetch('index.xml'), ...feeds.map((feed) => fetch(feed))]); // error: [no-unbounded-fan-out] "for every element of `feeds`"
}

export async function readWithIcons(feeds: readonly string[]): Promise<Response[]> {
  return await Promise.all(feeds.flatMap((feed) => [fetch(feed), fetch(`${feed}/icon`)])); // error: [no-unbounded-fan-out] "for every element of `feeds`"
}

export function announce(feeds: readonly string[]): void {
  feeds.forEach((feed) => void fetch(`/new?feed=${feed}`)); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `feeds` and waits for none"
}

export function announceQuietly(feeds: readonly string[]): void {
  for (const feed of feeds) {
    fetch(`/new?feed=${feed}`).catch(console.error); // error: [no-unbounded-fan-out] "for every element of `feeds` and waits for none"
  }
}

export function announceInBlocks(feeds: readonly string[]): void {
  feeds.forEach((feed) => {
    return void fetch(`/new?feed=${feed}`); // error: [no-unbounded-fan-out] "for every element of `feeds` and waits for none"
  });
}

export async function readPages(feeds: readonly { pages: string[] }[]): Promise<Response[]> {
  return await Promise.all(feeds.flatMap(({ pages }) => { return pages.map((page) => fetch(page)); })); // error: [no-unbounded-fan-out] "for every element of `feeds`"
}

async function readTyped(feed: string): Promise<string> {
  const response = await (fetch(feed) as Promise<Response>);
  return response.text();
}

async function readLater(feed: string): Promise<string> {
  const answer = fetch(feed);
  const response = await answer;
  return response.text();
}

export async function readAll(feeds: readonly string[]): Promise<string[]> {
  const typed = await Promise.all(feeds.map((feed) => readTyped(feed))); // error: [no-unbounded-fan-out] "starts `readTyped()`"
  const later = await Promise.all(feeds.map((feed) => readLater(feed))); // error: [no-unbounded-fan-out] "starts `readLater()`"
  return [...typed, ...later];
}
