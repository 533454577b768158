/** Replaces a range of a file (UTF-16 offsets, half-open; empty for an insertion) by a text, as ESLint's fixes do. */
export interface TextEdit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}
