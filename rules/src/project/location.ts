/** A place in a file. `start` and `end` are UTF-16 offsets, half-open. */
export interface Location {
  /** Absolute path of the file, as the project knows it. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** One step of the proof of a finding: where, and what happens there. */
export interface RelatedLocation extends Location {
  readonly message: string;
}
