import { findAssigned, getNamesIn, isBoundInText } from '../../python/flow/assignments.js';
import { findFunctionAround } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';

/**
 * The value of a local name that its function assigns once, before that use, and in no other way: what `is_final` stands for
 * in `is_final = isinstance(error, Exception)`, also by way of other such names. Undefined for parameters, names of the module
 * and everything else.
 */
export function findOnlyValue(name: ast.Name): ast.Expression | undefined {
  const around = findFunctionAround(name);
  const value = around && findOnlyValueIn(around, name.id);
  // Whoever looks into the value goes up in the text: `a = a or b` and `a = not b; b = not a` have an end.
  if (value === undefined || value.end > name.start) return undefined;
  return value.type === 'Name' ? findOnlyValue(value) : value;
}

/** What a function assigns to a name that it gives a value once, and in no other way. */
export function findOnlyValueIn(owner: ast.FunctionNode, name: string): ast.Expression | undefined {
  const [store, ...more] = getNamesIn(owner, name).filter(({ ctx }) => ctx !== 'Load');
  return store === undefined || more.length > 0 || isBoundInText(owner, name) ? undefined : findAssigned(store);
}
