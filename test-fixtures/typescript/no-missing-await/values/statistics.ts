/** Sums over what has to be fetched first. */
declare function size(path: string): Promise<number>;
declare function owner(path: string): Promise<string>;

export async function sizes(paths: readonly string[]): Promise<number[]> {
  return await paths.reduceRight<Promise<number[]>>(
    async (all, path) => [...all, await size(path)], // error: [no-missing-await] "The accumulator `all` is a promise" // error: [no-missing-await] "there is nothing in it to spread"
    Promise.resolve([]),
  );
}

export async function owners(paths: readonly string[]): Promise<string[]> {
  return await paths.reduce<Promise<string[]>>(
    async (names, path) => [...(await names), await owner(path)],
    Promise.resolve([]),
  );
}

export async function total(paths: readonly string[]): Promise<number> {
  let sum = 0;
  for (const path of paths) sum += await size(path);
  return sum;
}

export async function merge(path: string): Promise<object> {
  return { path, ...size(path) }; // error: [no-missing-await] "there is nothing in it to spread"
}

export async function letters(path: string): Promise<number> {
  return owner(path).length; // error: [no-missing-await] "it has no `length`"
}

export async function lettersAwaited(path: string): Promise<number> {
  return (await owner(path)).length;
}
