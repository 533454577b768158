import type { Node } from '../../../../src/python/syntax/nodes.js';
import { parse } from '../../../../src/python/syntax/parser.js';
import { isFunction } from '../../../../src/python/syntax/predicates.js';
import { walk } from '../../../../src/python/syntax/walk.js';

/** Numbers in [0, 1) that are the same in each run (the generator mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Replaces the characters from `start` to `end` of a text, all on one line, by `inserted`. */
export interface Mutation {
  start: number;
  end: number;
  inserted: string;
}

export type Mutate = (text: string, random: () => number) => Mutation;

/** A line with something on it, as offsets of its first character and its end. */
function pickLine(text: string, random: () => number): { start: number; end: number } {
  for (let attempt = 0; ; attempt++) {
    const at = Math.floor(random() * text.length);
    const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    const length = text.slice(start).search(/[\r\n]|$/);
    if (attempt > 20 || text.slice(start, start + length).trim() !== '') return { start, end: start + length };
  }
}

function pickOffset(line: { start: number; end: number }, random: () => number): number {
  return line.start + Math.floor(random() * (line.end - line.start + 1));
}

/** Each of the ways to break one line. */
export const mutations: Record<string, Mutate> = {
  cut(text, random) {
    const line = pickLine(text, random);
    return { start: pickOffset(line, random), end: line.end, inserted: '' };
  },
  bracket(text, random) {
    const start = pickOffset(pickLine(text, random), random);
    return { start, end: start, inserted: '()[]{}'.charAt(Math.floor(random() * 6)) };
  },
  character(text, random) {
    const line = pickLine(text, random);
    const start = Math.min(pickOffset(line, random), Math.max(line.start, line.end - 1));
    return { start, end: Math.min(start + 1, line.end), inserted: '' };
  },
  bytes(text, random) {
    const start = pickOffset(pickLine(text, random), random);
    const codes = Array.from({ length: 6 }, () => Math.floor(random() * (random() < 0.5 ? 128 : 0x10000)));
    const inserted = String.fromCharCode(...codes).replace(/[\r\n]/g, '?');
    return { start, end: start, inserted };
  },
};

function apply(text: string, { start, end, inserted }: Mutation): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The functions and calls that begin on other lines than the one broken, and that the broken text lacks. */
export function findLost(text: string, original: Node, mutation: Mutation): string[] {
  const lineStart =
    Math.max(text.lastIndexOf('\n', mutation.start - 1), text.lastIndexOf('\r', mutation.start - 1)) + 1;
  const lineEnd = mutation.end + text.slice(mutation.end).search(/[\r\n]|$/);
  const shift = mutation.inserted.length - (mutation.end - mutation.start);
  const kept = toMarks(parse(apply(text, mutation)));
  const lost: string[] = [];
  for (const [offset, mark] of toMarks(original)) {
    if (offset >= lineStart && offset <= lineEnd) continue;
    const expected = offset > lineEnd ? offset + shift : offset;
    if (kept.get(expected) !== mark) lost.push(`${mark} at ${offset}`);
  }
  return lost;
}

/** Functions and how many calls begin, by where they begin. */
function toMarks(module: Node): Map<number, string> {
  const marks = new Map<number, string>();
  walk(module, (node) => {
    if (node.type === 'Call') marks.set(node.start, 'call');
    else if (isFunction(node)) marks.set(node.start, `def ${node.name}`);
  });
  return marks;
}
