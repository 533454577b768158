/** A part of a text: UTF-16 offsets, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a text and what to put there; an empty part is a place to insert at. */
export interface SourceEdit extends Span {
  readonly text: string;
}
