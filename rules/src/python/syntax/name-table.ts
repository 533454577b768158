/** When there are more names than this all are forgotten: an editor's process lives long. */
const maxNames = 1 << 18;
/** V8 copies shorter substrings instead of pointing into the text they were cut out of. */
const minSliceLength = 13;

let size = 1 << 15;
let count = 0;
let names: (string | undefined)[] = createSlots();
let hashes = new Int32Array(size);

/**
 * The part of a text from `start` to `end`, as one object for all equal ones: names occur again and again, so that most
 * of the time nothing is allocated, and comparing two of them is comparing pointers. It does not keep the text alive,
 * which V8 does as long as there is a slice of it.
 */
export function getName(text: string, start: number, end: number): string {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  let slot = getSlot(hash);
  for (let known = names[slot]; known !== undefined; known = names[slot]) {
    if (hashes[slot] === hash && isAt(known, text, start, end)) return known;
    slot = (slot + 1) & (size - 1);
  }
  const name = detach(text.slice(start, end));
  names[slot] = name;
  hashes[slot] = hash;
  if (++count > size >> 1) grow();
  return name;
}

/** The string itself, as the object that stands for all equal ones. */
export function intern(value: string): string {
  return getName(value, 0, value.length);
}

function getSlot(hash: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1);
}

function isAt(name: string, text: string, start: number, end: number): boolean {
  const { length } = name;
  if (length !== end - start) return false;
  for (let i = 0; i < length; i++) if (name.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function detach(value: string): string {
  if (value.length < minSliceLength) return value;
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === 'string' ? copy : value;
}

function createSlots(): (string | undefined)[] {
  return new Array<string | undefined>(size).fill(undefined);
}

function grow(): void {
  const before = names;
  const beforeHashes = hashes;
  const isFull = count > maxNames;
  if (isFull) count = 0;
  else size *= 2;
  names = createSlots();
  hashes = new Int32Array(size);
  if (isFull) return;
  // An iterator would cost more than all the rest: this runs too seldom to be compiled.
  for (let index = 0; index < before.length; index++) {
    const name = before[index];
    if (name === undefined) continue;
    const hash = beforeHashes[index] ?? 0;
    let slot = getSlot(hash);
    while (names[slot] !== undefined) slot = (slot + 1) & (size - 1);
    names[slot] = name;
    hashes[slot] = hash;
  }
}
