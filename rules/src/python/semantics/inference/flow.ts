import type { Span } from '../../../project/text/span.js';
import type { Binding, ScopeSummary } from '../summary.js';

/**
 * The bindings whose value a name can have at an offset of the same scope. Every way to the offset passes the last
 * binding whose block is still open there, so only that one and later ones count, and those further down in a loop
 * around the offset that the dominating one is not part of.
 */
export function getReachingBindings(bindings: readonly Binding[], at: number, scope: ScopeSummary): readonly Binding[] {
  if (bindings.length === 1) return bindings;
  let dominating = -1;
  for (const [index, binding] of bindings.entries()) {
    if (binding.from <= at && at < binding.until) dominating = index;
  }
  let loops: readonly Span[] | undefined;
  const reaching = bindings.filter((binding, index) => {
    if (binding.scope !== undefined) return true;
    if (binding.from <= at) return index >= dominating && at < binding.reach;
    loops ??= getLoopsAround(at, scope);
    return isLedBack(loops, binding, bindings[dominating]);
  });
  return reaching.length > 0 ? reaching : bindings;
}

/** Whether one of the loops around an offset leads from a later binding back to it, past the dominating one. */
function isLedBack(loops: readonly Span[], later: Binding, dominating: Binding | undefined): boolean {
  return loops.some(
    ({ start, end }) =>
      start <= later.start && later.start < end && (dominating === undefined || dominating.start < start),
  );
}

/** The ranges of the loops of a scope that an offset stands in. */
export function getLoopsAround(at: number, { loops = [] }: ScopeSummary): readonly Span[] {
  const around: Span[] = [];
  for (let index = 0; index < loops.length; index += 2) {
    const [start = 0, end = 0] = [loops[index], loops[index + 1]];
    if (start <= at && at < end) around.push({ start, end });
  }
  return around;
}

/** The last binding that every way to the offset passes. */
export function findDominating(bindings: readonly Binding[], at: number): Binding | undefined {
  return bindings.findLast((binding) => binding.from <= at && at < binding.until);
}
