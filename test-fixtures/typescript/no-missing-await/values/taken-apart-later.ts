/** Promises that are taken apart as promises, and values that are taken apart as values. */
async function levels(shelf: string): Promise<number[]> {
  const answer = await fetch(`https://stock.example/${shelf}`);
  return (await answer.json()) as number[];
}

export async function first(shelf: string): Promise<number | undefined> {
  const [one] = await levels(shelf);
  return one;
}

export async function both(shelf: string, other: string): Promise<number> {
  const pending = [levels(shelf), levels(other)] as const;
  const [one, two] = await Promise.all([pending[0], pending[1]]);
  return one.length + two.length;
}

export function chained(shelf: string): Promise<number> {
  const { then, catch: handle } = levels(shelf);
  void handle.call(levels(shelf), console.error);
  return then.call(levels(shelf), (all: number[]) => all.length) as Promise<number>;
}

export async function toText(shelf: string): Promise<string> {
  return JSON.stringify({ shelf, levels: await levels(shelf), load: () => levels(shelf) });
}

export async function toSign(shelf: string, open: Promise<string>): Promise<string> {
  switch (open) {
    case Promise.prototype:
      return 'Never';
    default:
      return `${await open} ${(await levels(shelf)).length}`;
  }
}

export async function each(shelves: readonly string[]): Promise<void> {
  for (const pending of shelves.map((shelf) => levels(shelf))) console.log(await pending);
}
