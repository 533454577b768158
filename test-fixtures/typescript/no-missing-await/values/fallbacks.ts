declare const store: {
  find(name: string): Promise<string | null>;
  pending: Map<string, Promise<string>>;
  cached?: Promise<string>;
};
declare const names: string[];
declare const sizes: number[];

async function load(name: string): Promise<string | null> {
  return store.find(name);
}

async function measure(name: string): Promise<number> {
  return ((await load(name)) ?? '').length;
}

export async function greet(name: string): Promise<string> {
  const title = store.find(name) ?? 'nobody'; // error: [no-missing-await] "a promise is never null"
  const known = (await store.find(name)) ?? 'nobody';
  const cached = store.cached ?? load(name);
  const started = store.pending.get(name) ?? load(name);
  return `${await title}, ${known}, ${await cached}, ${await started}`;
}

interface Tab {
  focus(): Promise<Tab>;
  isLoading(): Promise<boolean>;
}

/** By its type the first of a list is always there. */
export async function show(tabs: Tab[], open: () => Promise<Tab>): Promise<Tab> {
  if (tabs[0]?.isLoading()) await tabs[0].isLoading();
  return await (tabs[0]?.focus() ?? open());
}

/** Every call gives a promise of its own. */
export function isSame(one: string, other: string): boolean {
  return load(one) === load(other); // error: [no-missing-await] "the comparison is the same" // error: [no-missing-await] "the comparison is the same"
}

export function isMissing(name: string): boolean {
  if (load(name) === null) return true; // error: [no-missing-await] "the comparison is the same"
  return undefined !== load(name); // error: [no-missing-await] "the comparison is the same"
}

/** Who made this function may give the same promise again. */
export function isRemembered(name: string): boolean {
  return store.find(name) === store.find(name) || store.pending.get(name) === store.cached;
}

export async function report(): Promise<string> {
  const lengths = names.map((name) => measure(name));
  console.assert(Math.max(...lengths) > 0); // error: [no-missing-await] "the number is `NaN`"
  const all = await Promise.all(lengths);
  const lines = names.map(async (name) => `${name}: ${await measure(name)}`);
  const text = lines.join('\n'); // error: [no-missing-await] "`[object Promise]` for each"
  return `${text} ${lines} ${all.join()} ${Math.max(...all, ...sizes)}`; // error: [no-missing-await] "`[object Promise]` for each"
}

export function write(): string {
  return JSON.stringify({ names, sizes: names.map(measure) }); // error: [no-missing-await] "each is written as `{}`"
}
