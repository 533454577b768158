import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';

/** Whether what is given blocks piece by piece, where it is used: `with open(path) as file`, `for path in folder.glob("*")`. */
export function isBorrowed(call: ast.Call, facts: PythonFacts): boolean {
  if (call.parent?.type === 'withitem' || isIterator(call, facts)) return true;
  return call.parent?.type === 'For' && !collections.has(facts.findClassName(call) ?? '');
}

const collections: ReadonlySet<string> = new Set(['dict', 'frozenset', 'list', 'set', 'tuple']);

/** The call that makes a collection of an iterator, in which it can do so in a thread: `sorted(folder.glob("*"), key=f)`. */
export function findUser({ parent }: ast.Call, facts: PythonFacts): ast.Call | undefined {
  if (parent?.type !== 'Call' || !collections.has(facts.findClassName(parent) ?? '')) return undefined;
  const name = findLastName(parent.func);
  const isBuiltin = name === 'sorted' || collections.has(name ?? '');
  return isBuiltin && canStandInLambda(parent) ? parent : undefined;
}

/** Whether an expression does nothing that only the function around it can do. */
export function canStandInLambda(expression: ast.Expression): boolean {
  return !someNode(expression, ({ type }) => /^(?:Await|NamedExpr|Yield|YieldFrom)$/.test(type));
}

/** Whether a call gives nothing but the means to get one element after the other; a file is more. */
function isIterator(call: ast.Call, facts: PythonFacts): boolean {
  return facts.hasMethod(call, '__next__') && !facts.isInstanceOf(call, 'typing.IO');
}
