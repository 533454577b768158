import { getReturns } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isConstant } from '../../../python/syntax/predicates.js';
import type { PythonRuleContext } from '../../../rule.js';
import { getControlFlow } from '../../python/flows.js';
import type { PythonMessageIds } from './messages.js';
import { createEdgeFilter, evaluateForCancellation } from './conditions.js';

/**
 * Reports `return True` (or of what is true then) of an `__aexit__` that is reached when the exception is a cancellation
 * (https://docs.python.org/3/reference/datamodel.html#object.__aexit__).
 */
export function checkExit(node: ast.AsyncFunctionDef, context: PythonRuleContext<PythonMessageIds>): void {
  if (node.name !== '__aexit__' || node.parent?.type !== 'ClassDef') return;
  const { facts, text } = context.sourceCode;
  const [, exceptionClass, exception] = node.args.args.map(({ arg }) => arg);
  if (exceptionClass === undefined && node.args.vararg === null) return;
  const names = { exception, exceptionClass };
  const graph = getControlFlow(node, text, facts);
  const returns = getReturns(node);
  const reached = graph.getReached(new Set(returns), { from: null, canTake: createEdgeFilter(names, facts) });
  const isTrue = (value: ast.Expression): boolean =>
    isConstant(value, 'True') || evaluateForCancellation(value, names, facts) === true;
  for (const one of returns) {
    if (one.value === null || !isTrue(one.value) || !reached.has(one)) continue;
    if (!isCertain(one, node, (test) => evaluateForCancellation(test, names, facts))) continue;
    context.report({ at: one, messageId: 'swallowedByExit' });
  }
}

/** Whether nothing unknown decides about the statement: a condition of the author's own may be meant. */
function isCertain(
  statement: ast.Statement,
  within: ast.FunctionNode,
  evaluate: (test: ast.Expression) => boolean | undefined,
): boolean {
  let child: ast.Node = statement;
  for (let { parent } = statement; parent !== null && parent !== within; child = parent, parent = parent.parent) {
    if (parent.type === 'If' && child !== parent.test && evaluate(parent.test) === undefined) return false;
    if (parent.type === 'Match' || parent.type === 'ExceptHandler' || parent.type === 'While') return false;
  }
  return true;
}
