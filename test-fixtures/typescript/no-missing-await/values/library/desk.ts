import { catalogue as books, look, retry, type Book, legacy } from './catalogue.js';
import * as library from './catalogue.js';

export async function lend(isbn: string): Promise<string> {
  books.download(isbn); // error: [no-missing-await] "`books.download()` returns a promise"
  library.catalogue.find(isbn); // error: [no-missing-await] "`library.catalogue.find()` returns a promise"
  books.forget(isbn); // error: [no-missing-await] "`books.forget()` returns a promise"
  books.size.toFixed();
  legacy.find(isbn);
  return (await books.find(isbn)).title;
}

export async function search(title: string): Promise<Book[]> {
  look(title); // error: [no-missing-await] "`look()` returns a promise"
  look({ isbn: '1', title });
  retry(() => title);
  retry(() => look(title)); // error: [no-missing-await] "`retry()` returns a promise"
  retry(async () => title); // error: [no-missing-await] "`retry()` returns a promise"
  return await books.books().where('title', title);
}

export function subscribe(seen: Set<string>): void {
  books.onChange(({ isbn }) => seen.add(isbn));
  books.onChange(async ({ isbn }) => { // error: [no-missing-await] "`books.onChange()` drops the promise"
    seen.add((await books.find(isbn)).title);
  });
  books.onChangeAsync(async ({ isbn }) => {
    seen.add((await books.find(isbn)).title);
  });
}

export async function isKnown(isbn: string): Promise<boolean> {
  const found = look(isbn);
  if (found) return true; // error: [no-missing-await] "always truthy"
  const either = books.find(isbn);
  if (either) return true;
  return `${books.download(isbn)}` !== ''; // error: [no-missing-await] "the text is `[object Promise]`"
}

export async function readAll(isbns: readonly string[]): Promise<number> {
  const downloads = isbns.map((isbn) => books.download(isbn));
  downloads.forEach((download) => console.log(download.progress));
  isbns.map((isbn) => books.find(isbn)); // error: [no-missing-await] "promises"
  return (await Promise.all(downloads)).length;
}
