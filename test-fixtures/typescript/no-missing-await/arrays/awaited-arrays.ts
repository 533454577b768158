/** Looks up berths of ships; `await` before an array of promises waits for none of them. */
interface Berth {
  readonly pier: string;
  readonly depth: number;
}

async function findBerth(ship: string): Promise<Berth> {
  const response = await fetch(`https://harbour.example.com/berths/${ship}`);
  return (await response.json()) as Berth;
}

async function free(ship: string): Promise<void> {
  await fetch(`https://harbour.example.com/berths/${ship}`, { method: 'DELETE' });
}

export async function listPiers(ships: readonly string[]): Promise<string> {
  const berths = await ships.slice(0, 5).map((ship) => findBerth(ship)); // error: [no-missing-await] "is an array of promises, and `await` waits for none of them"
  console.log(`${berths.length} berths`);
  await ships.slice(0, 5).map(free); // error: [no-missing-await] "`await` waits for none of them"
  await ships.slice(0, 5).map((ship) => free(ship).catch(() => undefined)); // error: [no-missing-await] "`await` waits for none of them"
  const [first] = await ships.slice(0, 5).map(async (ship) => await findBerth(ship)); // error: [no-missing-await] "`await` waits for none of them"
  return (await first)?.pier ?? 'none';
}

export const findBerths = async (ships: readonly string[]) => await ships.slice(0, 5).map(findBerth); // error: [no-missing-await] "`await` waits for none of them"

export async function findDeepest(ships: readonly string[]): Promise<number> {
  const searches = ships.slice(0, 5).map((ship) => findBerth(ship));
  const berths = await searches; // error: [no-missing-await] "`searches` is an array of promises, and `await` waits for none of them"
  let deepest = 0;
  for (const berth of berths) deepest = Math.max(deepest, (await berth).depth);
  return deepest;
}

/** Here the promises are waited for later, or were asked for. */
export async function findShallow(ships: readonly string[]): Promise<Berth[]> {
  const searches = await ships.slice(0, 5).map((ship) => findBerth(ship));
  const berths = await Promise.all([...searches, findBerth('Alma')]);
  for await (const berth of await ships.slice(0, 5).map(findBerth)) berths.push(berth);
  const names = await ships.map((ship) => ship.toUpperCase());
  berths.push(...(await Promise.all(await names.slice(0, 5).map(findBerth))));
  return berths.filter(({ depth }) => depth < 3);
}

export async function startSearches(ships: readonly string[]): Promise<Promise<Berth>[]> {
  return await ships.slice(0, 5).map((ship) => findBerth(ship));
}
