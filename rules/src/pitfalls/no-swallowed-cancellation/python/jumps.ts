import { findRunningFunction, walkOwn } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { PythonRuleContext } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
import type { PythonMessageIds } from './messages.js';
import { getSuspensions } from './cancellation.js';
import type { CancelledTasks } from './cancelled-tasks.js';
import { isEntryHere } from './entries.js';

type Jump = ast.Return | ast.Break | ast.Continue;

/**
 * Reports `return`, `break` and `continue` that leave a `finally` in which a cancellation may be on its way
 * (https://peps.python.org/pep-0765/).
 */
export function checkFinally(
  node: ast.Try | ast.TryStar,
  context: PythonRuleContext<PythonMessageIds>,
  cancelledTasks: CancelledTasks,
): void {
  if (node.finalbody.length === 0) return;
  const { text } = context.sourceCode;
  const around = findRunningFunction(node);
  if (around?.type !== 'AsyncFunctionDef' || isEntryHere(around, context.sourceCode)) return;
  const guarded = [...node.body, ...node.handlers.flatMap(({ body }) => body), ...node.orelse];
  const first = getSuspensions(guarded).find((one) => !cancelledTasks.isAwaitOfCancelled(one, around, node));
  if (first === undefined) return;
  for (const jump of getJumpsOut(node.finalbody)) {
    const keyword = jump.type.toLowerCase();
    context.report({
      at: { start: jump.start, end: jump.start + keyword.length },
      messageId: 'jumpInFinally',
      data: { jump: keyword, awaited: toLabel(first.operand, text) },
    });
  }
}

/** `return`, and those `break` and `continue` whose loop is around the statements. */
function getJumpsOut(statements: readonly ast.Statement[]): readonly Jump[] {
  const jumps: Jump[] = [];
  const visit = (nodes: readonly ast.Node[], isInLoop: boolean): void => {
    walkOwn(nodes, (one) => {
      if (one.type === 'Return') jumps.push(one);
      if (!isInLoop && (one.type === 'Break' || one.type === 'Continue')) jumps.push(one);
      if (isInLoop || (one.type !== 'For' && one.type !== 'AsyncFor' && one.type !== 'While')) return true;
      visit(one.body, true);
      visit(one.orelse, false);
      return false;
    });
  };
  visit(statements, false);
  return jumps;
}
