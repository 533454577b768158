import type { TextEdit } from '../../src/python/edits/index.js';

/**
 * Applies edits that do not overlap to a text. Insertions at one offset keep their order.
 * @throws RangeError when two edits overlap
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.edit.range[1] - b.edit.range[1] || a.index - b.index);
  let result = '';
  let offset = 0;
  for (const { edit } of ordered) {
    const [start, end] = edit.range;
    if (start < offset) throw new RangeError(`Two edits overlap at offset ${start}`);
    result += text.slice(offset, start) + edit.text;
    offset = end;
  }
  return result + text.slice(offset);
}
