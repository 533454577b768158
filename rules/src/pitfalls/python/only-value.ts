import { findAssigned, getNamesIn, isBoundInText } from '../../python/flow/assignments.js';
import { findFunctionAround } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';

/**
 * The value of a local name that its function assigns once, and in no other way: what `is_final` stands for in
 * `is_final = isinstance(error, Exception)`, also by way of other such names. Undefined for parameters, names of the module
 * and everything else.
 */
export function findOnlyValue(name: ast.Name): ast.Expression | undefined {
  let value = findOwnValue(name);
  for (let steps = 0; value?.type === 'Name' && steps < maxSteps; steps++) value = findOwnValue(value);
  return value?.type === 'Name' ? undefined : value;
}

/** Names that stand for names are followed that far: `a = b; b = a` has no end. */
const maxSteps = 5;

function findOwnValue(name: ast.Name): ast.Expression | undefined {
  const around = findFunctionAround(name);
  return around && findOnlyValueIn(around, name.id);
}

/** What a function assigns to a name that it gives a value once, and in no other way. */
export function findOnlyValueIn(owner: ast.FunctionNode, name: string): ast.Expression | undefined {
  const [store, ...more] = getNamesIn(owner, name).filter(({ ctx }) => ctx !== 'Load');
  return store === undefined || more.length > 0 || isBoundInText(owner, name) ? undefined : findAssigned(store);
}
