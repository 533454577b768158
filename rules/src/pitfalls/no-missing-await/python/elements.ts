import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findMappedFunction } from './callbacks.js';
import { getElements, getTakenElements, type TakenElements } from './collections.js';
import { findElementUse } from './consumers.js';
import { isCoroutine } from './expressions.js';
import { getRelatedOfFate, toStoredMessageId } from './fates.js';
import { toReport, type Report } from './report.js';
import type { StoredCoroutines } from './stored.js';
import { suggestAwait } from './suggestions.js';
import { findTargetConsequence } from './uses.js';

/** Coroutines that a plain loop goes through, each taken for a value: `for x in map(load, ids): print(x.name)`. */
export function findLoopReport(
  { iter, target }: ast.For,
  stored: StoredCoroutines,
  around: OpenedModule,
): Report | undefined {
  for (const taken of getTakenElements(target, iter, around.facts)) {
    const report = findElementFate(taken, stored, around);
    if (report !== undefined) return report;
  }
  return undefined;
}

function findElementFate(
  { target, iterable }: TakenElements,
  stored: StoredCoroutines,
  around: OpenedModule,
): Report | undefined {
  const source = findSource(iterable, around.facts);
  if (source === undefined) return undefined;
  const fate = stored.findFate(target, undefined);
  if (fate === undefined || fate.kind === 'notOnEveryPath') return undefined;
  const consequence = fate.kind === 'usedAsValue' ? fate.consequence : 'the coroutine never runs';
  return toReport(source, toStoredMessageId(fate), around, {
    data: { variable: target.id, consequence },
    ...(source.type === 'Call' && suggestAwait(source, around)),
    related: getRelatedOfFate(fate, target, around),
  });
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
    const consequence = findTargetConsequence(taken.target.id, parent, facts);
    if (consequence === undefined) continue;
    const source = findSource(taken.iterable, facts);
    if (source === undefined) continue;
    return toReport(source, 'storedUsedAsValue', around, {
      data: { variable: taken.target.id, consequence },
      ...(source.type === 'Call' && suggestAwait(source, around)),
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
  const source = findSource(iterable, around.facts);
  if (source === undefined) return undefined;
  const changes = source.type === 'Call' ? suggestAwait(source, around) : {};
  if (use.kind !== 'value') return toReport(source, 'coroutineAsCondition', around, changes);
  return toReport(source, 'coroutineAsValue', around, { ...changes, data: { consequence: use.consequence } });
}

/** What makes the coroutines that an iterable consists of; undefined when some of its elements are none. */
function findSource(iterable: ast.Expression, facts: PythonFacts): ast.Expression | undefined {
  const mapped = findMappedFunction(iterable, facts);
  if (mapped !== undefined) return mapped;
  const elements = getElements(iterable);
  return elements.every((element) => isCoroutine(element, facts)) ? elements[0] : undefined;
}
