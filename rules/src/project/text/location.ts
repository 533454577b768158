import type { Span } from './span.js';

/** A place in a file. */
export interface Location extends Span {
  /** Absolute path of the file, as the project knows it. */
  readonly path: string;
}

/** One step of the proof of a finding: where, and what happens there. */
export interface RelatedLocation extends Location {
  readonly message: string;
}
