/** Two at a time, by a tuple. */
type Pair = readonly [left: string, right: string];

export async function compare(pair: Pair): Promise<boolean> {
  const [left, right] = await Promise.all(pair.map(async (url) => (await fetch(url)).text()));
  return left === right;
}
