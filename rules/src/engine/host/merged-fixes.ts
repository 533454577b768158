import type { TextEdit } from '../../project/text/text-edit.js';

/** A fix as ESLint has it in messages. */
interface MergedFix extends TextEdit {
  readonly range: [start: number, end: number];
}

const editsOf = new WeakMap<TextEdit, readonly TextEdit[]>();

/**
 * The fixes of one report as one, with the text between them; null when there are none.
 * @throws {RangeError} when they overlap
 */
export function mergeFixes(fixes: readonly TextEdit[], text: string): MergedFix | null {
  const sorted = fixes.toSorted((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
  const edits: TextEdit[] = [];
  for (const fix of sorted) {
    const last = edits.at(-1);
    if (last && fix.range[0] < last.range[1]) throw new RangeError('Fixes of one report must not overlap.');
    if (last && isOneLine(text, last.range[1], fix.range[0])) edits[edits.length - 1] = join(last, fix, text);
    else edits.push(fix);
  }
  const [first, ...others] = edits;
  if (!first) return null;
  const { range, text: added } = others.reduce((merged, edit) => join(merged, edit, text), first);
  const merged: MergedFix = { range: [...range], text: added };
  editsOf.set(merged, edits);
  return merged;
}

/**
 * The edits, each of other lines, that a fix was merged from: an import and the use of it can be a whole file apart, which is
 * too much to send and to replace. Of a fix that ESLint has merged, only that is known.
 */
export function getEdits(fix: TextEdit): readonly TextEdit[] {
  return editsOf.get(fix) ?? [fix];
}

function join(one: TextEdit, next: TextEdit, text: string): TextEdit {
  const between = text.slice(one.range[1], next.range[0]);
  return { range: [one.range[0], next.range[1]], text: one.text + between + next.text };
}

function isOneLine(text: string, start: number, end: number): boolean {
  return !/[\r\n]/.test(text.slice(start, end));
}
