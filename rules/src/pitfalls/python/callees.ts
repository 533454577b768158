import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { findLastName } from '../../python/syntax/predicates.js';
import { findOnlyValue } from './only-value.js';

/** What a call calls: of a local name that holds a method, `start` after `start = loop.create_task`, the method as it is written there. */
export function getCallee({ func }: ast.Call, facts: PythonFacts): ast.Expression {
  if (func.type !== 'Name' || !facts.isOtherName(func.id)) return func;
  const value = findOnlyValue(func);
  return value?.type === 'Attribute' ? value : func;
}

/** Whether a callee may be one of the functions that end in these names, by a look that costs little. */
export function mayBeCalled(callee: ast.Expression, names: ReadonlySet<string>, facts: PythonFacts): boolean {
  const written = findLastName(callee);
  if (written === undefined) return false;
  return names.has(written) || (callee.type === 'Name' && facts.isOtherName(written));
}
