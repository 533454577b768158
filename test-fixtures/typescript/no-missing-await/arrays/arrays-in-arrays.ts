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

/** Runs in the greenhouse that have begun, with the plants they are for. */
export class Waterings {
  private readonly runs = new Map<Promise<number>, string>();
  readonly all = new Map<string, Promise<number>>();

  begin(plant: string): void {
    const run = load(plant);
    this.runs.set(run, plant);
    this.all.set(plant, run);
  }

  async finish(): Promise<void> {
    await Promise.all(this.runs); // error: [no-missing-await] "`this.runs` is a `Map`: `Promise.all()` is given its entries"
    await Promise.all(this.runs.keys());
    await Promise.all(this.all.values());
  }
}

export async function loadMapped(): Promise<void> {
  const loads = new Map(ids.map((id) => [id, load(id)] as const));
  await Promise.allSettled(loads); // error: [no-missing-await] "`loads` is a `Map`: `Promise.allSettled()` is given its entries"
  const several = new Set(ids.map(load));
  await Promise.all(several);
  await Promise.all(new Map([[load('a'), 'a']])); // error: [no-missing-await] "is a `Map`"
}
