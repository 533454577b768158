import type { TSESTree } from '@typescript-eslint/utils';
import { findCallOf, findEnclosingFunction, isFunction } from '../../../../javascript/syntax/functions.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';

/**
 * Whether a value is a part of what is handed to a function on the spot: `(function (parts) { … })({ load: async () => … })`. The
 * checker takes the type of the parameter from the argument, and then expects of a value no more than of its neighbours.
 */
export function isExpectedOfNeighbours(value: TSESTree.Expression): boolean {
  let part: TSESTree.Node = value;
  for (let whole = getWhole(part); whole; whole = getWhole(part)) part = whole;
  const call = part === value ? undefined : findCallOf(part)?.node;
  const called = call && unwrapExpression(call.callee);
  return called !== undefined && called !== part && isFunction(called) && called.params.every(isUntyped);
}

/** The literal or function of which a value is a part. */
function getWhole(part: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = part;
  switch (parent?.type) {
    case 'Property':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return parent;
    case 'ReturnStatement':
      return findEnclosingFunction(parent);
    case 'ArrowFunctionExpression':
      return parent.body === part ? parent : undefined;
    default:
      return undefined;
  }
}

function isUntyped(parameter: TSESTree.Parameter): boolean {
  return parameter.type === 'Identifier' && !parameter.typeAnnotation;
}
