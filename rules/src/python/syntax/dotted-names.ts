/** What a dotted name begins with: `asyncio` of `asyncio.Queue.put`. */
export function getFirstPart(name: string): string {
  return name.split('.', 1)[0] ?? '';
}

/** What a dotted name ends with: `put` of `asyncio.Queue.put`. */
export function getLastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What some dotted names end with: code that names something else is none of them, whatever it stands for. */
export function getLastParts(names: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(names, getLastPart));
}
