import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findMappedFunction } from './callbacks/callbacks.js';
import { areAwaited, getElements, getTaken, getTakenElements, type TakenElements } from './fates/collections.js';
import { findElementUse } from './uses/consumers.js';
import { failsFor, isCoroutine, isMadeByAsyncio } from './expressions.js';
import { getRelatedOfFate, toStoredMessageId } from './fates/fates.js';
import { toReport, type Report } from './report.js';
import type { StoredCoroutines } from './fates/stored.js';
import { suggestAwait } from './suggestions.js';
import { findConsequence, type Use } from './uses/use-kinds.js';
import { findTargetUse } from './uses/uses.js';

/** Coroutines that a plain loop goes through, each taken for a value: `for x in map(load, ids): print(x.name)`. */
export function findLoopReport(
  { iter, target }: ast.For,
  stored: StoredCoroutines,
  around: OpenedModule,
): Report | undefined {
  for (const taken of getTakenElements(target, iter, around.facts)) {
    const report = findTakenReport(taken, stored, around) ?? findGivenReport(taken, stored, around);
    if (report !== undefined) return report;
  }
  return undefined;
}

function findTakenReport(taken: TakenElements, stored: StoredCoroutines, around: OpenedModule): Report | undefined {
  const { facts } = around;
  const { target } = taken;
  const source = findSource(taken, facts);
  if (source === undefined) return undefined;
  const fate = stored.findFate(target, undefined);
  if (fate === undefined || fate.kind === 'notOnEveryPath') return undefined;
  if (!isRunLater(source, facts) && !(fate.kind === 'usedAsValue' && failsFor(source, fate, facts))) return undefined;
  const consequence = fate.kind === 'usedAsValue' ? fate.consequence : 'the coroutine never runs';
  return toReport(source, toStoredMessageId(fate), around, {
    data: { variable: target.id, consequence },
    ...suggestAwaitOf(source, taken.iterable, around),
    related: getRelatedOfFate(fate, target, around),
  });
}

/** The same of those that a call gives one by one: `for first in asyncio.as_completed(jobs): print(first.result())`. */
function findGivenReport(
  { target, iterable }: TakenElements,
  stored: StoredCoroutines,
  around: OpenedModule,
): Report | undefined {
  if (iterable.type !== 'Call' || around.facts.getAwaitableKind(target) !== 'coroutine') return undefined;
  const fate = stored.findFate(target, undefined);
  if (fate?.kind !== 'usedAsValue') return undefined;
  const { at, consequence, attribute } = fate;
  // What looks like a future's is to go, `await first`.
  const changes = attribute === undefined ? suggestAwait(at, around) : {};
  return toReport(at, 'coroutineAsValue', around, { data: { consequence }, ...changes });
}

/** The same in a comprehension: `[x.name for x in jobs]`, `[x.name for i, x in zip(ids, jobs)]`. */
export function findElementReport(
  { iter, target, parent }: ast.Comprehension,
  around: OpenedModule,
): Report | undefined {
  if (parent === null) return undefined;
  const { facts } = around;
  for (const taken of getTakenElements(target, iter, facts)) {
    // The uses cost less than what is gone through.
    const use = findTargetUse(taken.target.id, parent, facts);
    const source = use && findSource(taken, facts);
    if (use === undefined || source === undefined || !isWasted(source, use, facts)) continue;
    return toReport(source, 'storedUsedAsValue', around, {
      data: { variable: taken.target.id, consequence: findConsequence(use) ?? '' },
      ...suggestAwaitOf(source, taken.iterable, around),
    });
  }
  return undefined;
}

/** Coroutines of a `map` or a list that a call takes for values: `sum(map(count, xs))`, `sum(counts)`. */
export function findConsumedReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { facts } = around;
  const [iterable] = call.args;
  if (iterable?.type !== 'Name' && iterable?.type !== 'Call') return undefined;
  const use = findElementUse(call, facts);
  if (use === undefined) return undefined;
  const source = findSourceOf(iterable, getElements(iterable, facts), facts);
  if (source === undefined || !isWasted(source, use, facts)) return undefined;
  const changes = suggestAwaitOf(source, iterable, around);
  if (use.kind !== 'value') return toReport(source, 'coroutineAsCondition', around, changes);
  return toReport(source, 'coroutineAsValue', around, { ...changes, data: { consequence: use.consequence } });
}

function suggestAwaitOf(
  source: ast.Expression,
  iterable: ast.Expression,
  around: OpenedModule,
): ReturnType<typeof suggestAwait> {
  return source.type === 'Call' && !areAwaited(iterable, around.facts) ? suggestAwait(source, around) : {};
}

function findSource(taken: TakenElements, facts: PythonFacts): ast.Expression | undefined {
  return findSourceOf(taken.iterable, getTaken(taken, facts), facts);
}

/** What makes the coroutines or tasks that an iterable consists of; undefined when some of its elements are none. */
function findSourceOf(
  iterable: ast.Expression,
  elements: readonly ast.Expression[],
  facts: PythonFacts,
): ast.Expression | undefined {
  const mapped = findMappedFunction(iterable, facts);
  if (mapped !== undefined) return mapped;
  const isFilled = elements.every((element) => isCoroutine(element, facts) || isMadeByAsyncio(element, facts));
  return isFilled ? elements[0] : undefined;
}

/** Whether each element is a coroutine, which is lost when nobody awaits it; the function that `map` calls gives one. */
function isRunLater(source: ast.Expression, facts: PythonFacts): boolean {
  return source.type !== 'Call' || isCoroutine(source, facts);
}

/** Whether a use of the elements fails or is pointless for those of the source, which may be tasks. */
function isWasted(source: ast.Expression, use: Use, facts: PythonFacts): boolean {
  return isRunLater(source, facts) || (use.kind === 'value' && failsFor(source, use, facts));
}
