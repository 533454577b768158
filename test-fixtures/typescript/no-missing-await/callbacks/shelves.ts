/** Books that are sorted into shelves by what has to be asked for. */
import { keyBy, sortBy, uniqBy } from 'lodash';

async function findShelf(title: string): Promise<string> {
  const answer = await fetch(`/shelves?title=${title}`);
  return answer.text();
}

export async function sortIn(titles: string[]): Promise<void> {
  const shelves = Object.groupBy(titles, async (title) => findShelf(title)); // error: [no-missing-await] "`groupBy()` takes the promise that this callback returns for a key"
  const byShelf = Map.groupBy(titles, findShelf); // error: [no-missing-await] "no two promises are the same"
  const byName = keyBy(titles, async (title) => findShelf(title)); // error: [no-missing-await] "`keyBy()` takes the promise"
  const sorted = sortBy(titles, (title) => title.length);
  const found = new Map(await Promise.all(titles.slice(0, 5).map(async (title) => [title, await findShelf(title)] as const)));
  console.log(
    shelves,
    byShelf,
    byName,
    sorted,
    Object.groupBy(titles, (title) => found.get(title) ?? ''),
  );
}

/** Books that are carried together share a promise. */
export function sortByCart(books: { title: string; carried: Promise<void> }[]): unknown[] {
  const byCart = Map.groupBy(books, (book) => book.carried);
  const oneOfEach = uniqBy(books, (book) => book.carried);
  const byShelf = Map.groupBy(books, async (book) => findShelf(book.title)); // error: [no-missing-await] "no two promises are the same"
  return [byCart, oneOfEach, byShelf];
}
