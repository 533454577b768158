import type { SpanEdit } from 'eslint-plugin-async-pitfalls/engine';

/** Those edits, in the order of the text, that can be made together: of two that overlap or touch the first is kept. */
export function pickCompatible(edits: readonly SpanEdit[]): SpanEdit[] {
  const picked: SpanEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = picked.at(-1);
    if (!last || edit.start > last.end) picked.push(edit);
  }
  return picked;
}

/** One edit that turns `before` into `after`: what both share at their ends is left alone. Undefined when they are equal. */
export function findDifference(before: string, after: string): SpanEdit | undefined {
  if (before === after) return undefined;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
