const encoder = new TextEncoder();
/** Room for the bytes of a text, which are summed up four at a time. */
let bytes = new Uint8Array(1 << 16);
let words = new Int32Array(bytes.buffer);

let lastText = '';
let lastHash = computeHash(lastText);

/** Tells the texts that one file has had apart: the length, and two sums of 32 bits (after FNV-1a) of its bytes. */
export function hashText(text: string): string {
  // An edit is told of first and linted then.
  if (text !== lastText) {
    lastText = text;
    lastHash = computeHash(text);
  }
  return lastHash;
}

function computeHash(text: string): string {
  // A character has three bytes at most; what is added up last may be half filled.
  const size = text.length * 3 + 8;
  if (bytes.length < size) {
    bytes = new Uint8Array(size + (-size & 3));
    words = new Int32Array(bytes.buffer);
  }
  const { written } = encoder.encodeInto(text, bytes);
  bytes.fill(0, written, written + 8);
  let even = 0x811c9dc5;
  let odd = even;
  // Two sums that do not wait for one another take half the time of one.
  for (let index = 0; index << 2 < written; index += 2) {
    even = mix(even, words[index] ?? 0);
    odd = mix(odd, words[index + 1] ?? 0);
  }
  return `${text.length}:${even >>> 0}:${odd >>> 0}`;
}

/** A step of FNV-1a on four bytes. With the shift the upper ones count in all of the sum, as the lower ones do. */
function mix(sum: number, word: number): number {
  const next = Math.imul(sum ^ word, 0x01000193);
  return next ^ (next >>> 15);
}
