import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, isConstant } from '../../../python/syntax/predicates.js';
import { isInAsynchronousCode } from '../../python/asynchronous.js';

/** Whether the node is run on the thread of an event loop that has other tasks to run. */
export function isOnSharedLoop(node: ast.Node, facts: PythonFacts): boolean {
  if (!isInAsynchronousCode(node, facts)) return false;
  const fn = findRunningFunction(node);
  return fn === undefined || !isThreadWorker(fn, facts);
}

/**
 * Whether a function runs in a thread of its own, by a decorator: `@work(thread=True)`, where an asynchronous one has a loop for
 * itself (https://textual.textualize.io/guide/workers/#thread-workers).
 */
export function isThreadWorker({ decorator_list: decorators }: ast.FunctionNode, facts: PythonFacts): boolean {
  return decorators.some(
    (one) =>
      one.type === 'Call' &&
      findLastName(one.func) === 'work' &&
      one.keywords.some(({ arg, value }) => arg === 'thread' && !isConstant(value, 'False')) &&
      facts.findQualifiedName(one.func) === 'textual.work',
  );
}
