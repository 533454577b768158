/** Pages of results, asked for by number. */
const PAGES = 50;
const FEW = 5;

async function page(number: number): Promise<string> {
  return await (await fetch(`/search?page=${number}`)).text();
}

export async function few(): Promise<string[]> {
  return await Promise.all(Array.from({ length: FEW }, (_, number) => page(number)));
}

export async function many(): Promise<string[]> {
  return await Promise.all(Array.from({ length: PAGES }, (_, number) => page(number))); // error: [no-unbounded-fan-out] "starts `page()`"
}

export async function asked(numbers: readonly number[]): Promise<string[]> {
  const found = numbers.length > 3 ? numbers.slice(0, 3) : numbers.slice(0, 1);
  return await Promise.all(found.map((number) => page(number)));
}

export async function askedAll(numbers: readonly number[], isShort: boolean): Promise<string[]> {
  return await Promise.all((isShort ? [1, 2] : numbers).map((number) => page(number))); // error: [no-unbounded-fan-out] "starts `page()`"
}

export async function loadAllOf(sections: { readonly pages: string[] }[]): Promise<number> {
  const all = await Promise.all(sections.flatMap((section) => section.pages.map((page) => fetch(page)))); // error: [no-unbounded-fan-out] "starts `fetch()` for every element of `sections`"
  const few = await Promise.all(['en', 'de'].flatMap((language) => ['a', 'b'].map((page) => fetch(language + page))));
  return all.length + few.length;
}

export function getNames(sections: { readonly pages: string[] }[]): Promise<string[]> {
  return Promise.all(sections.flatMap((section) => section.pages.map((page) => page.trim())));
}
