/** Replaces a range of the file (UTF-16 offsets, half-open; empty for an insertion) by a text. */
export interface TextEdit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** An edit that inserts a text at an offset. */
export function insertAt(offset: number, text: string): TextEdit {
  return { range: [offset, offset], text };
}

/** An edit that replaces what stands in a range. */
export function replaceRange({ start, end }: { readonly start: number; readonly end: number }, text: string): TextEdit {
  return { range: [start, end], text };
}

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
