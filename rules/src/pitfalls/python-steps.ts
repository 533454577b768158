import type { CallPath } from '../project/call-path.js';
import type { RelatedLocation } from '../project/location.js';

/** The functions that a call path goes through, as the end of a clause: ` (through `read_remote()`)`; empty when it is direct. */
export function toThrough({ steps }: CallPath): string {
  const between = steps.slice(0, -1).map(({ label }) => `\`${label}\``);
  if (between.length === 0) return '';
  const shown = between.length > 3 ? [between[0], '…', between.at(-1)] : between;
  return ` (through ${shown.join(' → ')})`;
}

/** Each call of a path, as the proof of a finding. */
export function getRelatedSteps({ steps }: CallPath): readonly RelatedLocation[] {
  return steps.map(({ label, at }, index) => ({
    ...at,
    message: index === steps.length - 1 ? `\`${label}\` is called here.` : `Through \`${label}\`.`,
  }));
}
