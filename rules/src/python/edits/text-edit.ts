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
