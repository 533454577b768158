/** FNV-1a, 32 bits. */
const basis = 0x811c9dc5;
const prime = 0x01000193;

/** By character codes below 128: 1 where a name may go on, 2 for digits, which it cannot start with. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /\d/.test(character) ? 2 : /\w/.test(character) ? 1 : 0;
});

/** What stands for a name among the hashes of a text; names that differ hardly ever share one. */
export function hashWord(word: string): number {
  let hash = basis;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime);
  return toEntry(hash);
}

/** The hashes of all words of a text that could be names, each once, in no particular order. */
export function getWordHashes(text: string): Uint32Array {
  // A word takes two characters with what stands between it and the next: there is a place for each.
  const mask = 2 ** Math.ceil(Math.log2(Math.max(text.length, 1) / 2 + 1)) - 1;
  const table = new Uint32Array(mask + 1);
  const found = new Uint32Array(mask + 1);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    let kind = getKind(text.charCodeAt(index));
    if (kind === 0) continue;
    const isName = kind === 1;
    let hash = basis;
    for (; kind !== 0; kind = index < text.length ? getKind(text.charCodeAt(index)) : 0) {
      hash = Math.imul(hash ^ text.charCodeAt(index++), prime);
    }
    if (!isName) continue;
    const entry = toEntry(hash);
    let place = entry & mask;
    while (table[place] !== 0 && table[place] !== entry) place = (place + 1) & mask;
    if (table[place] === entry) continue;
    table[place] = entry;
    found[count++] = entry;
  }
  return found.slice(0, count);
}

function getKind(code: number): number {
  return code < 128 ? (kinds[code] ?? 0) : 1;
}

/** As an unsigned number; zero is what a free place holds. */
function toEntry(hash: number): number {
  return hash >>> 0 || 1;
}
