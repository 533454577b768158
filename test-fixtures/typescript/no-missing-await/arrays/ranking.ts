/** Arrays do not wait for what their callbacks return. */
interface Player {
  readonly name: string;
}
declare function getScore(player: Player): Promise<number>;
declare function isBanned(player: Player): Promise<boolean>;
declare const players: Player[];
declare const teams: Map<string, Player[]>;

export const active = players.filter(async (player) => !(await isBanned(player))); // error: [no-missing-await] "`filter()` takes the promise"
export const hasBanned = players.some(isBanned); // error: [no-missing-await] "`some()` takes the promise"
export const firstBanned = players.find((player) => isBanned(player)); // error: [no-missing-await] "`find()` takes the promise"
export const index = players.findIndex(async (player) => { // error: [no-missing-await] "`findIndex()` takes the promise"
  const score = await getScore(player);
  return score > 100;
});

export function rank(): Player[] {
  return players.toSorted(async (one, other) => (await getScore(one)) - (await getScore(other))); // error: [no-missing-await] "`toSorted()` cannot wait"
}

export function show(): void {
  teams.forEach(async (members, team) => { // error: [no-missing-await] "`forEach()` does not wait"
    console.log(team, await getScore(members[0]!));
  });
}

export async function rankAwaited(): Promise<Player[]> {
  const scored = await Promise.all(players.map(async (player) => ({ player, score: await getScore(player) })));
  return scored.toSorted((one, other) => one.score - other.score).map(({ player }) => player);
}

export async function activeAwaited(): Promise<Player[]> {
  const banned = await Promise.all(players.map(isBanned));
  return players.filter((_, at) => !banned[at]);
}
