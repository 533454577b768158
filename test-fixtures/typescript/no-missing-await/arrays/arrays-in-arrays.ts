/** Arrays of promises in the array that a combinator is given. */
declare function load(id: string): Promise<number>;
declare function parse(text: string): number;
declare function getLoads(): Promise<number>[];
const ids = ['a', 'b', 'c'] as const;

export async function loadAll(): Promise<void> {
  await Promise.all([ids.map((id) => load(id))]); // error: [no-missing-await] "is an array of promises in the array of `Promise.all()`, which waits for none of them"
}

export async function loadWithMore(): Promise<void> {
  await Promise.all([load('d'), ids.map(load)]); // error: [no-missing-await] "`ids.map()` is an array of promises in the array"
  await Promise.all([load('d'), ...ids.map(load)]);
  await Promise.all([load('d'), Promise.all(ids.map(load))]);
}

export async function loadStored(): Promise<void> {
  const loads = ids.map(load);
  await Promise.allSettled([loads]); // error: [no-missing-await] "`loads` is an array of promises in the array of `Promise.allSettled()`"
}

export async function loadLater(): Promise<number[]> {
  const [loads] = await Promise.all([ids.map(load)]);
  const [first, others] = await Promise.all([load('d'), ids.map(load)]);
  return [first, ...(await Promise.all(others)), ...(await Promise.all(loads))];
}

export async function loadStoredLater(): Promise<number[]> {
  const loads = ids.map(load);
  await Promise.all([load('d'), loads]);
  return Promise.all(loads);
}

export async function parseAll(): Promise<void> {
  await Promise.all([load('d'), ids.map(parse), getLoads()]);
}

export async function count(): Promise<number> {
  const results = await Promise.all([ids.map((id) => load(id))]); // error: [no-missing-await] "in the array of `Promise.all()`"
  return results.length;
}
