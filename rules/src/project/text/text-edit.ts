import type { Span } from './span.js';

/** A part of a text and what to put there, with the place as ESLint's fixes and nodes have it: edits are made of these. */
export interface TextEdit {
  /** UTF-16 offsets, half-open; empty for an insertion. */
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** The same, with the place as all other places in findings are: those who show findings move and convert them alike. */
export interface SpanEdit extends Span {
  readonly text: string;
}

/** The edit of a rule as findings have it. */
export function toSpanEdit({ range: [start, end], text }: TextEdit): SpanEdit {
  return { start, end, text };
}
