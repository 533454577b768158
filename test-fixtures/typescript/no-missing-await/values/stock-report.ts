/** Reads stock levels, and forgets at each step that they come later. */
async function levels(shelf: string): Promise<number[]> {
  const answer = await fetch(`https://stock.example/${shelf}`);
  return (await answer.json()) as number[];
}

async function state(shelf: string): Promise<'open' | 'closed'> {
  return (await levels(shelf)).length > 0 ? 'open' : 'closed';
}

export function first(shelf: string): unknown {
  return levels(shelf)[0]; // error: [no-missing-await] "it has no `0`"
}

export function count(shelf: string): unknown {
  const { length } = levels(shelf); // error: [no-missing-await] "it has no `length`"
  return length;
}

export function ends(shelf: string): unknown[] {
  const [one] = levels(shelf); // error: [no-missing-await] "it cannot be iterated"
  return [one];
}

export function toSign(shelf: string): string {
  switch (
    state(shelf) // error: [no-missing-await] "none of these cases is ever taken"
  ) {
    case 'open':
      return 'Come in';
    default:
      return 'Sorry';
  }
}

export function difference(shelf: string): number {
  return -levels(shelf); // error: [no-missing-await] "the result is `NaN`"
}

export function highest(shelf: string): number {
  return Math.max(0, levels(shelf)); // error: [no-missing-await] "the number is `NaN`"
}

export function isStocked(shelf: string): boolean {
  return Boolean(state(shelf)); // error: [no-missing-await] "the answer is always true"
}

export function indexes(shelf: string): string[] {
  return Object.keys(levels(shelf)); // error: [no-missing-await] "it has no keys of its own"
}

export function toText(shelf: string): string {
  return JSON.stringify({ shelf, rows: [{ levels: levels(shelf) }] }); // error: [no-missing-await] "it is written as `{}`"
}

export function total(shelf: string): number {
  let sum = 0;
  for (const level of levels(shelf)) sum += Number(level); // error: [no-missing-await] "it cannot be iterated"
  return sum;
}
