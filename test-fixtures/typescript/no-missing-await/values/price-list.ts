/** Prices come from a service: numbers later, promises now. */
declare function getPrice(article: string): Promise<number>;
declare function getCurrency(): Promise<string>;
declare const stock: ReadonlyMap<string, number>;

export async function total(article: string, count: number): Promise<number> {
  return getPrice(article) * count; // error: [no-missing-await] "the result is `NaN` or false"
}

export async function isCheap(article: string): Promise<boolean> {
  return getPrice(article) < 10; // error: [no-missing-await] "the result is `NaN` or false"
}

export async function isEuro(): Promise<boolean> {
  return getCurrency() === 'EUR'; // error: [no-missing-await] "the comparison is the same whatever it resolves to"
}

export async function label(article: string): Promise<string> {
  return 'Price: ' + getPrice(article); // error: [no-missing-await] "the result is the text `[object Promise]`"
}

export async function toJson(article: string): Promise<string> {
  return JSON.stringify(getPrice(article)); // error: [no-missing-await] "it is written as `{}`"
}

export async function round(article: string): Promise<number> {
  return Number(getPrice(article)); // error: [no-missing-await] "the number is `NaN`"
}

export async function isCurrent(article: string, running: Promise<number>): Promise<boolean> {
  const asked = getPrice(article);
  return asked === running || (await asked) > 0;
}

export async function sum(articles: readonly string[]): Promise<number> {
  let result = 0;
  for (const article of articles) result += (await getPrice(article)) * (stock.get(article) ?? 0);
  return result;
}

declare const rates: Record<string, number>;
declare function getRegion(): PromiseLike<string>;

export async function rate(): Promise<number | undefined> {
  return rates[getCurrency()]; // error: [no-missing-await] "the key is the text `[object Promise]`"
}

export async function setRate(value: number): Promise<void> {
  const currency = getCurrency();
  rates[currency] = value; // error: [no-missing-await] "the key is the text `[object Promise]`"
}

export async function regionalRate(): Promise<number | undefined> {
  const region = getRegion();
  return rates[region]; // error: [no-missing-await] "the key is the text `[object Promise]`"
}

export async function rateOfToday(): Promise<number | undefined> {
  const currency = getCurrency();
  return rates[await currency];
}
