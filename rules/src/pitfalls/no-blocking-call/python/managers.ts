import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../../rule.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import { toRelated } from '../../python/modules.js';
import type { PythonMessageIds } from './messages.js';
import { findSlowHolder, isThreadLock } from './locks.js';
import type { BlockingMatcher } from './matcher.js';

/**
 * Reports what a plain `with` in asynchronous code waits for: a thread's lock that is held over an await or long by others,
 * and the workers of an executor.
 * @param matcher which calls count as long while a lock is held
 */
export function checkManagers(
  node: ast.With,
  matcher: BlockingMatcher,
  context: PythonRuleContext<PythonMessageIds>,
): void {
  const { facts, text } = context.sourceCode;
  const isAwaiting = node.body.some(hasAwait);
  for (const { context_expr: manager } of node.items) {
    const data = { call: toLabel(manager, text) };
    if (isThreadLock(manager, context.sourceCode)) {
      if (isAwaiting) context.report({ at: manager, messageId: 'blockingLock', data });
      else checkLock(manager, matcher, context);
    } else if (!isAwaiting && facts.isInstanceOf(manager, 'concurrent.futures.Executor')) {
      // With an await inside, all work may be done before the end, so that nothing is left to wait for.
      context.report({ at: getNameRange(manager), messageId: 'blockingExit', data });
    }
  }
}

function checkLock(lock: ast.Expression, matcher: BlockingMatcher, context: PythonRuleContext<PythonMessageIds>): void {
  const holder = findSlowHolder(lock, matcher, context.sourceCode);
  if (holder === undefined) return;
  const call = toLabel(lock, context.sourceCode.text);
  const message = `\`${call}\` is held here while \`${holder.call}\` runs.`;
  context.report({
    at: lock,
    messageId: 'blockingHeldLock',
    data: { call, target: holder.call },
    related: [toRelated(holder.lock, message, context)],
  });
}

function hasAwait(statement: ast.Statement): boolean {
  return someNode(statement, (node) => node.type === 'Await');
}
