import { replaceRange, type TextEdit } from '../../../../python/edits/index.js';
import type { OpenedModule } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { getNameRange, toLabel } from '../../../python/labels.js';
import { findCallBeforeTask } from '../../../python/premature-calls.js';
import { findFaultOfTaker } from './callbacks.js';
import { getRelated, isCoroutine } from '../expressions.js';
import type { Report } from '../report.js';
import { suggestTask } from '../suggestions.js';

/**
 * Reports a coroutine that is handed to what takes a function: `nursery.start_soon(work(1))`, `to_thread(work(1))`,
 * `loop.call_soon(work(1))`.
 */
export function findPrematureReport(call: ast.Call, taker: ast.Call, around: OpenedModule): Report | undefined {
  const { facts, text } = around;
  const forTask = findCallBeforeTask(call, facts);
  const fault = forTask === undefined ? findFaultOfTaker(taker, call, facts) : undefined;
  if ((forTask === undefined && fault === undefined) || !isCoroutine(call, facts)) return undefined;
  const label = toLabel(call, text);
  const data = { call: label, callee: toLabel(taker, text) };
  const common = { at: getNameRange(call), data, related: getRelated(call, facts) };
  if (fault === 'dropped') {
    return { ...common, messageId: 'coroutineForCallback', suggest: suggestTaskInstead(call, taker, around) };
  }
  if (fault === 'inThread') {
    const isAwaited = taker.parent?.type === 'Await' && taker.args.at(-1) === call && taker.keywords.length === 0;
    const fix = (): TextEdit[] => [replaceRange(taker, text.slice(call.start, call.end))];
    const suggest = isAwaited ? [{ messageId: 'callDirectly', data: { call: label }, fix } as const] : [];
    return { ...common, messageId: 'coroutineForThread', suggest };
  }
  const handOver = forTask?.handOver;
  const suggest = handOver === undefined ? [] : [{ messageId: 'handOver', fix: () => handOver(text) } as const];
  return { ...common, messageId: 'coroutineForFunction', suggest };
}

/**
 * A task in place of `loop.call_soon(work(1))`: both run the work soon, on the same loop. The other methods of the loop call
 * what they are given at another time, or for another reason.
 */
function suggestTaskInstead(call: ast.Call, taker: ast.Call, around: OpenedModule): Report['suggest'] {
  const isSoon = taker.func.type === 'Attribute' && taker.func.attr === 'call_soon';
  const isWhole = isSoon && taker.args.length === 1 && taker.keywords.length === 0;
  return isWhole && taker.parent?.type === 'Expr' ? suggestTask(taker.parent, call, around) : [];
}
