import type { Location, RelatedLocation } from '../text/location.js';

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

/** The functions that a path goes through, as the end of a clause: ` (through `readAll()` → `read()`)`; empty without any. */
export function toThroughClause(between: readonly CallStep[]): string {
  if (between.length === 0) return '';
  const labels = between.map(({ label }) => `\`${label}\``);
  const shown = labels.length > 3 ? [labels[0], '…', labels.at(-1)] : labels;
  return ` (through ${shown.join(' → ')})`;
}

/** The calls that lead on from where a finding is, as its proof. */
export function toRelatedSteps(steps: readonly CallStep[]): RelatedLocation[] {
  return steps.map(({ label, at }, index) => ({
    ...at,
    message: index === steps.length - 1 ? `\`${label}\` is called here.` : `Through \`${label}\`.`,
  }));
}
