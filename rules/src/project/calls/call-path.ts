import type { Location } from '../text/location.js';

/** One call on the way from asynchronous code down to the call that matters. */
export interface CallStep {
  /** How the call is written, with its brackets: `load_config()`. */
  readonly label: string;
  /** Where the call is. */
  readonly at: Location;
}

/**
 * The shortest chain of calls from a function down to a call that matters (a blocking call, the start of an event
 * loop). The last step is that call, by its qualified name: `requests.get()`.
 */
export interface CallPath {
  readonly steps: readonly CallStep[];
  /** What the last call resolves to: `requests.get`. */
  readonly target: string;
}
