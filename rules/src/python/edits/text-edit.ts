import type { Span } from '../../project/text/span.js';
import type { TextEdit } from '../../project/text/text-edit.js';

export type { TextEdit };

/** An edit that inserts a text at an offset. */
export function insertAt(offset: number, text: string): TextEdit {
  return { range: [offset, offset], text };
}

/** An edit that replaces what stands in a range. */
export function replaceRange({ start, end }: Span, text: string): TextEdit {
  return { range: [start, end], text };
}
