import { type CallPath, toRelatedSteps, toThroughClause } from '../../project/calls/call-path.js';
import type { RelatedLocation } from '../../project/text/location.js';
import type { Span } from '../../project/text/span.js';

/** The functions that a call path goes through between its first call and its last, for a message; may be empty. */
export function toThrough({ steps }: CallPath): string {
  return toThroughClause(steps.slice(1, -1));
}

/** Each call of a path but the first, where the finding is, as the proof of the finding. */
export function getRelatedSteps({ steps }: CallPath): readonly RelatedLocation[] {
  return toRelatedSteps(steps.slice(1));
}

/** The narrowest range that shows the first call of a path, which is none in the text: of an attribute its name. */
export function getStepRange({ steps: [first] }: CallPath, text: string): Span {
  const { start, end } = first?.at ?? { start: 0, end: 0 };
  const written = text.slice(start, end);
  return { start: /^[\w.]+$/.test(written) ? start + written.lastIndexOf('.') + 1 : start, end };
}

/** The call that a path leads to: `requests.get()`; for iterating over what a function gives, that function. */
export function toTargetLabel({ target }: CallPath): string {
  return `${target.replace(/\.__iter__$/, '')}()`;
}
