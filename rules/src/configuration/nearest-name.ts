/**
 * What to say behind "there is no such …": the known name that was probably meant, or all of them.
 * @param given the name that is not known
 * @param known the names that are
 * @returns a sentence: `Did you mean "preset"?`, `Known are preset, exclude.`
 */
export function suggestName(given: string, known: readonly string[]): string {
  const nearest = findNearestName(given, known);
  return nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
}

/** The known name that takes the fewest edits to reach; undefined when even that is another word. */
function findNearestName(given: string, known: readonly string[]): string | undefined {
  // A third of the letters: more, and nearly every short word is near to every other.
  let fewest = Math.floor(given.length / 3) + 1;
  let nearest: string | undefined;
  for (const name of known) {
    const edits = countEdits(normalize(given), normalize(name));
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = name;
  }
  return nearest;
}

/** Names as they are compared: `nestAsyncio`, `nest_asyncio` and `nest-asyncio` differ in their spelling alone. */
function normalize(name: string): string {
  return name.replaceAll(/[-_]/gu, '').toLowerCase();
}

/**
 * How many letters to insert, delete or replace, or neighbours to swap:
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
function countEdits(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let done = 0; done < from.length; done++) {
    const next = [done + 1];
    for (let index = 0; index < to.length; index++) {
      const replaced = (row[index] ?? 0) + (from[done] === to[index] ? 0 : 1);
      const isSwapped = index > 0 && from[done] === to[index - 1] && from[done - 1] === to[index];
      const swapped = isSwapped ? (before[index - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
